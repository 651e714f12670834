package faultlab.web.runs;

import faultlab.web.access.Token;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A run under way, or over. */
public final class Run {

    /** How it stands with a run. */
    public enum State {
        RUNNING,
        DONE,
        STOPPED,
        FAILED
    }

    /**
     * How it ended.
     *
     * @param message what there is to say about it, may be empty
     */
    public record Ending(State state, String message) {

        /** It did what it was to do. */
        public static final Ending DONE = new Ending(State.DONE, "");
    }

    /**
     * What a run is to do.
     *
     * @param using fault, work or solution
     * @param shape of a live run; empty for the other kinds, which take every shape
     */
    public record Order(String lab, Kind kind, String using, String shape) {}

    /**
     * A run as the page gets it.
     *
     * @param startedAt epoch millis
     * @param endedAt epoch millis, null while it runs
     * @param message why it ended, where there is something to say
     */
    public record View(
            String run,
            String lab,
            Kind kind,
            String using,
            String shape,
            State state,
            long startedAt,
            @Nullable Long endedAt,
            String message) {}

    private static final int LOG_CHARACTERS = 4 << 20;

    private final String id = Token.next();
    private final Order order;
    private final EventLog log = new EventLog(LOG_CHARACTERS);
    private final long startedAt = System.currentTimeMillis();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Path folder;
    private @Nullable Runnable stopper;
    private boolean stopping;
    private State state = State.RUNNING;
    private @Nullable Long endedAt;
    private String message = "";

    Run(Order order) {
        this.order = order;
    }

    /** Its name, which nobody guesses. */
    public String id() {
        return id;
    }

    /** What it is to do. */
    public Order order() {
        return order;
    }

    /** What happened in it. */
    public EventLog log() {
        return log;
    }

    /** As it stands now. */
    public synchronized View view() {
        return new View(
                id, order.lab(), order.kind(), order.using(), order.shape(), state, startedAt, endedAt, message);
    }

    /** Whether it still runs. */
    public synchronized boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Says where it left its files. */
    public void leftIn(Path where) {
        folder = where;
    }

    /** Where its files are, if it left any. */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** Says how to stop it; at once, if that was asked for meanwhile. */
    public void onStop(Runnable how) {
        boolean already;
        synchronized (this) {
            stopper = how;
            already = stopping;
        }
        if (already) {
            how.run();
        }
    }

    /** Asks it to stop; returns at once. */
    void stop() {
        Runnable how;
        synchronized (this) {
            stopping = true;
            how = stopper;
        }
        if (how != null && isRunning()) {
            how.run();
        }
    }

    synchronized boolean wasStopped() {
        return stopping;
    }

    /** The first end counts. */
    void end(Ending how) {
        synchronized (this) {
            if (state != State.RUNNING) {
                return;
            }
            state = how.state();
            message = how.message();
            endedAt = System.currentTimeMillis();
        }
        log.add(EventLog.END, how);
        over.countDown();
    }

    /** Waits for the end. Returns whether it came in time. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return over.await(millis, TimeUnit.MILLISECONDS);
    }
}
