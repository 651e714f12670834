package faultlab.diagnose;

import faultlab.observe.Frame;
import faultlab.observe.Snapshot;
import faultlab.observe.ThreadRow;
import faultlab.observe.life.Occupation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A piece of work with an outcome that somebody may wait for, in the hands of a thread. Neither what a schedule repeats is one nor what
 * waits for its next order.
 *
 * @param begin the application's outermost frame in it: what was handed over
 */
record Task(ThreadRow thread, Frame begin) {

    private static final String CONCURRENT = "java.util.concurrent.";

    /** The JDK's methods that do a task. */
    private static final Set<String> RUNS = Set.of(
            CONCURRENT + "FutureTask.run",
            CONCURRENT + "CompletableFuture$AsyncSupply.run",
            CONCURRENT + "CompletableFuture$AsyncRun.run");

    private static final String SCHEDULED = CONCURRENT + "ScheduledThreadPoolExecutor$ScheduledFutureTask";

    /** Methods in which a thread waits for its next order, from a queue, a door or a file system. */
    private static final Set<String> NEXT =
            Set.of("take", "poll", "takeFirst", "pollFirst", "takeLast", "pollLast", "accept", "select", "remove");

    /** Stages of a future run in the thread that completes the stage before. */
    private static final List<String> STAGES =
            List.of(CONCURRENT + "CompletableFuture$Uni", CONCURRENT + "CompletableFuture$Bi");

    /** Methods in which a thread waits for the outcome of a task. */
    private static final Set<String> WAITS = Set.of(
            CONCURRENT + "FutureTask.get",
            CONCURRENT + "CompletableFuture.get",
            CONCURRENT + "CompletableFuture.join",
            CONCURRENT + "AbstractExecutorService.invokeAll",
            CONCURRENT + "AbstractExecutorService.invokeAny",
            CONCURRENT + "ExecutorCompletionService.take",
            CONCURRENT + "ExecutorCompletionService.poll");

    /** All that are in hand at a look. */
    static List<Task> of(Snapshot look) {
        return look.threads().stream().flatMap(thread -> of(thread).stream()).toList();
    }

    static Optional<Task> of(ThreadRow thread) {
        var frames = thread.frames();
        if (Occupation.isIdle(thread)
                || waits(thread, Task::isForNext)
                || frames.stream().anyMatch(frame -> frame.type().equals(SCHEDULED))) {
            return Optional.empty();
        }
        return IntStream.range(0, frames.size())
                .filter(i -> RUNS.contains(method(frames.get(i))))
                .boxed()
                .findFirst()
                .flatMap(run -> frames.subList(0, run).reversed().stream()
                        .filter(frame -> !frame.isJdk())
                        .findFirst())
                .map(begin -> new Task(thread, begin));
    }

    /** Threads that wait for the outcome of a task without doing one themselves. */
    static Stream<ThreadRow> waiting(Snapshot look) {
        return look.threads().stream()
                .filter(thread -> waits(thread, frame -> WAITS.contains(method(frame))))
                .filter(thread -> of(thread).isEmpty());
    }

    /** How many {@link #waiting} there are. */
    static int waiters(Snapshot look) {
        return (int) waiting(look).count();
    }

    /** A virtual thread's read from a socket is a wait in the JDK's own poller, not for the next order. */
    private static boolean isForNext(Frame frame) {
        return NEXT.contains(frame.method()) && !frame.type().equals("sun.nio.ch.Poller");
    }

    private static boolean waits(ThreadRow thread, Predicate<Frame> in) {
        return thread.frames().stream().takeWhile(Frame::isJdk).anyMatch(in);
    }

    private static String method(Frame frame) {
        return frame.type() + "." + frame.method();
    }

    /** Whether it stands in a stage that runs because another one has ended. */
    boolean isStage() {
        return thread.frames().stream().anyMatch(frame -> STAGES.stream().anyMatch(frame.type()::startsWith));
    }

    /** Whether it waits with a time limit of its own. */
    boolean hasLimit() {
        return thread.state() == Thread.State.TIMED_WAITING;
    }

    /** The application's line that it stands at. */
    Frame place() {
        return thread.applicationFrame().orElse(begin);
    }
}
