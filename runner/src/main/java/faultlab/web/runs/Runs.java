package faultlab.web.runs;

import faultlab.session.FailureText;
import faultlab.web.runs.Run.Ending;
import faultlab.web.runs.Run.Order;
import faultlab.web.runs.Run.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The runs of this server's life. Of a lab there is at most one of each kind under way, of all labs at most four.
 *
 * <p>A job has a platform thread: it compiles, and javac on a virtual thread would keep the few carriers from every request.
 */
public final class Runs implements AutoCloseable {

    /** What a run does on its own thread. What it throws is why it failed, or that it was stopped. */
    @FunctionalInterface
    public interface Job {
        Ending run(Run run) throws Exception;
    }

    /** What became of an order. */
    public sealed interface Placed {
        record Begun(Run run) implements Placed {}

        /** One of its kind runs already. */
        record Busy(Run run) implements Placed {}

        /** As many run as this machine is let to carry. */
        record Full(int most) implements Placed {}

        /** The server is ending. */
        record Closed() implements Placed {}
    }

    private static final int MOST_AT_ONCE = 4;
    private static final int MOST_REMEMBERED = 60;

    /** A tree of processes is ended in well under a second; a profile that is being written takes a few. */
    private static final long PATIENCE_MILLIS = 15_000;

    /** From a run's end until its listeners, who wait for it, have been told. */
    private static final long TELLING_MILLIS = 3_000;

    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Consumer<String> changed;
    private boolean closed;

    /** @param changed hears a lab's id whenever a run of it begins or ends */
    public Runs(Consumer<String> changed) {
        this.changed = changed;
    }

    /** Begins a run if nothing is in its way. */
    public Placed begin(Order order, Job job) {
        Run run;
        synchronized (this) {
            if (closed) {
                return new Placed.Closed();
            }
            var same = running(order.lab(), order.kind());
            if (same.isPresent()) {
                return new Placed.Busy(same.get());
            }
            if (runs.values().stream().filter(Run::isRunning).count() >= MOST_AT_ONCE) {
                return new Placed.Full(MOST_AT_ONCE);
            }
            run = new Run(order);
            runs.put(run.id(), run);
            forgetOld();
        }
        start(run, job);
        changed.accept(order.lab());
        return new Placed.Begun(run);
    }

    private void start(Run run, Job job) {
        var thread = Thread.ofPlatform()
                .daemon()
                .name("run-" + run.order().kind() + "-" + run.order().lab())
                .unstarted(() -> carryOut(run, job));
        run.onStop(thread::interrupt);
        thread.start();
    }

    private void carryOut(Run run, Job job) {
        try {
            run.end(job.run(run));
        } catch (Throwable failure) {
            // an Error too, such as javac's stack overflow: whoever waits for this run must hear of its end
            end(run, failure);
        } finally {
            changed.accept(run.order().lab());
        }
    }

    private static void end(Run run, Throwable failure) {
        boolean stopped =
                run.wasStopped() || failure instanceof InterruptedException || failure instanceof CancellationException;
        run.end(stopped ? new Ending(State.STOPPED, "") : new Ending(State.FAILED, FailureText.of(failure)));
    }

    /** The oldest of those that are over go. */
    private void forgetOld() {
        var over = runs.values().stream().filter(run -> !run.isRunning()).toList();
        over.stream().limit(Math.max(0, runs.size() - MOST_REMEMBERED)).forEach(run -> runs.remove(run.id()));
    }

    /** The run of this name, if this server had it and remembers. */
    public synchronized Optional<Run> run(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** The one of this kind that runs in a lab. */
    public synchronized Optional<Run> running(String lab, Kind kind) {
        return newest(lab, kind, Run::isRunning);
    }

    /** The newest of this kind in a lab over this variant, running or over. */
    public synchronized Optional<Run> last(String lab, Kind kind, String using) {
        return newest(lab, kind, run -> run.order().using().equals(using));
    }

    private Optional<Run> newest(String lab, Kind kind, Predicate<Run> which) {
        return List.copyOf(runs.values()).reversed().stream()
                .filter(run -> run.order().lab().equals(lab) && run.order().kind() == kind)
                .filter(which)
                .findFirst();
    }

    /** Stops a run and waits until it and all it started have ended. Returns whether that came in time. */
    public boolean stop(Run run) throws InterruptedException {
        run.stop();
        return run.awaitEnd(PATIENCE_MILLIS);
    }

    /** Takes nothing more, stops what runs and waits for its end, and until its listeners have heard of it. */
    @Override
    public void close() {
        List<Run> all;
        synchronized (this) {
            closed = true;
            all = new ArrayList<>(runs.values());
        }
        all.forEach(Run::stop);
        try {
            for (var run : all) {
                run.awaitEnd(PATIENCE_MILLIS);
                run.log().awaitHeard(TELLING_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
