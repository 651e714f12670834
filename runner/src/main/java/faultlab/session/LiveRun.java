package faultlab.session;

import com.fasterxml.jackson.databind.JsonNode;
import faultlab.catalog.Shape;
import faultlab.catalog.Variant;
import faultlab.compile.Compilation;
import faultlab.compile.Problem;
import faultlab.console.Console;
import faultlab.execute.Executor;
import faultlab.execute.LiveChild;
import faultlab.session.LiveEvent.Ended;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A shape's work again and again in a child JVM, until it is stopped or its time is over. Its listener hears {@link LiveEvent}s. */
public final class LiveRun implements AutoCloseable {

    private final Compilations compilations;
    private final Variant variant;
    private final Shape shape;
    private final Consumer<LiveEvent> listener;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable LiveChild child;
    private @Nullable Console console;
    private boolean stopped;

    private LiveRun(Compilations compilations, Variant variant, Shape shape, Consumer<LiveEvent> listener) {
        this.compilations = compilations;
        this.variant = variant;
        this.shape = shape;
        this.listener = listener;
    }

    /** Returns at once: the variant is compiled and its JVM started meanwhile. */
    static LiveRun start(
            Executor executor, Compilations compilations, Variant variant, Shape shape, Consumer<LiveEvent> listener) {
        LiveRun run = new LiveRun(compilations, variant, shape, listener);
        Thread.ofPlatform().daemon().name("live-run").start(() -> run.begin(executor));
        return run;
    }

    private void begin(Executor executor) {
        try {
            Compilation compiled = compilations.of(variant);
            if (compiled.ok()) {
                startChild(executor, compiled);
            } else {
                Problem first = compiled.errors().get(0);
                end(new Ended(
                        "failed",
                        "It does not compile. " + first.place() + ": " + first.message() + ". Mend that first."));
            }
        } catch (RuntimeException e) {
            end(new Ended("failed", "The lab itself failed: " + e));
        }
    }

    private synchronized void startChild(Executor executor, Compilation compiled) {
        if (stopped) {
            end(new Ended("stopped", ""));
            return;
        }
        LiveReports reports = new LiveReports(compilations.lab(), shape.name());
        child = executor.live(compiled, shape, new LiveChild.Listener() {
            @Override
            public void report(JsonNode report) {
                if (report.path("kind").asText().equals("ready")) {
                    begun.countDown();
                    listener.accept(new LiveEvent.Started(pid()));
                } else {
                    reports.event(report).ifPresent(listener);
                }
            }

            @Override
            public void ended(LiveChild.End end) {
                end(new Ended(end.way().name().toLowerCase(Locale.ROOT), end.message()));
            }
        });
    }

    private void end(Ended ended) {
        begun.countDown();
        try {
            closeConsole();
        } finally {
            compilations.close();
            listener.accept(ended);
            over.countDown();
        }
    }

    private synchronized void closeConsole() {
        if (console != null) {
            console.close();
        }
    }

    /**
     * Process id of the child JVM; waits until it is there.
     *
     * @throws LiveEndedException if the run ended before
     */
    public long pid() {
        return started().pid();
    }

    private LiveChild started() {
        try {
            begun.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while a live run started");
        }
        synchronized (this) {
            if (child == null) {
                throw new LiveEndedException("the live run has ended before its JVM was there: run it again");
            }
            return child;
        }
    }

    /**
     * jshell on the run's objects, opened when first asked for.
     *
     * @throws LiveEndedException if the run has ended
     */
    public Console console() {
        LiveChild live = started();
        synchronized (this) {
            if (over.getCount() == 0) {
                throw new LiveEndedException("the live run has ended, and its objects with it: run it again");
            }
            Console open = console;
            if (open == null) {
                Path classes = compilations.of(variant).classes();
                List<Path> classPath = Stream.concat(Stream.of(classes), compilations.jars().stream())
                        .toList();
                open = Console.open(live, compilations.lab().id(), classPath);
                console = open;
            }
            return open;
        }
    }

    /** Ends the child JVM and all it started; again it does nothing. {@code Ended} is heard a moment later. */
    public void stop() {
        LiveChild running;
        synchronized (this) {
            stopped = true;
            running = child;
        }
        if (running != null) {
            running.stop();
        }
    }

    /** Stops it and returns when {@code Ended} was heard: not to be called by its listener. */
    @Override
    public void close() {
        stop();
        awaitEnd();
    }

    /** Returns when {@code Ended} was heard. */
    public void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while a live run ended");
        }
    }
}
