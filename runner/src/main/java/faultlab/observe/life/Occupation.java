package faultlab.observe.life;

import faultlab.observe.Frame;
import faultlab.observe.ThreadRow;
import java.util.List;
import java.util.Set;

/** What a thread is there for at the moment, as far as its stack tells. Knows the JDK's and the lab's own names, nobody else's. */
public enum Occupation {
    /** Fault Lab's own: it holds a scenario at its checkpoint or talks to the runner. */
    LABS,
    /** The JDK's housekeeping, which never runs application code by itself. */
    HOUSEKEEPING,
    /** A pool's or timer's thread without work in hand: it waits to be given some. */
    IDLE,
    /** Waits in a scheduler until the time of work that is planned. */
    PLANNED,
    /** Waits for what comes from outside, or may compute: a dump shows both as RUNNABLE. */
    INPUT,
    /** Has work of the application in hand. */
    WORK,
    /** None of these: its stack is empty or the JDK's alone. */
    OTHER;

    private static final Set<String> IDLE_IN = Set.of(
            "java.util.concurrent.ThreadPoolExecutor.getTask",
            "java.util.concurrent.ForkJoinPool.awaitWork",
            "java.util.TimerThread.mainLoop");

    /** A thread that waits in one of these with a time limit has work planned for later. */
    private static final Set<String> PLANS = Set.of(
            "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue",
            "java.util.TimerThread",
            "java.util.concurrent.DelayScheduler");

    private static final List<String> HOUSEKEEPING_IN = List.of(
            "java.lang.ref.",
            "jdk.internal.ref.",
            "java.lang.VirtualThread.unblockVirtualThreads",
            "sun.nio.ch.Poller.",
            "java.lang.ProcessHandleImpl$",
            "jdk.jfr.internal.",
            "jdk.internal.vm.ThreadSnapshot.",
            "java.lang.VirtualThread.runContinuation",
            "jdk.internal.misc.Signal");

    /** Of a thread at one look. */
    public static Occupation of(ThreadRow thread) {
        if (isLabs(thread)) {
            return LABS;
        }
        if (thread.frames().isEmpty()) {
            return OTHER;
        }
        var application = thread.applicationFrame().isPresent();
        if (!application && isHousekeeping(thread)) {
            return HOUSEKEEPING;
        }
        if (isIdle(thread) || !application) {
            return hasPlans(thread) ? PLANNED : waitsForInput(thread) ? INPUT : isIdle(thread) ? IDLE : OTHER;
        }
        return waitsForInput(thread) ? INPUT : WORK;
    }

    /** Whether the thread belongs to Fault Lab. */
    public static boolean isLabs(ThreadRow thread) {
        return thread.frames().stream()
                .map(Frame::type)
                .anyMatch(type -> type.startsWith("faultlab.forked.")
                        || type.equals("shared.Scenario")
                        || type.equals("shared.Settle"));
    }

    /** Whether the thread waits for its pool to give it work. */
    public static boolean isIdle(ThreadRow thread) {
        return thread.frames().stream().anyMatch(frame -> IDLE_IN.contains(frame.type() + "." + frame.method()));
    }

    private static boolean hasPlans(ThreadRow thread) {
        return thread.state() == Thread.State.TIMED_WAITING
                && thread.frames().stream().anyMatch(frame -> PLANS.contains(frame.type()));
    }

    /** Blocking I/O is RUNNABLE on a platform thread and parked under the same frames on a virtual one. */
    private static boolean waitsForInput(ThreadRow thread) {
        return thread.state() == Thread.State.RUNNABLE
                || thread.frames().stream().anyMatch(frame -> frame.type().startsWith("sun.nio.ch."));
    }

    private static boolean isHousekeeping(ThreadRow thread) {
        return thread.frames().stream()
                .map(frame -> frame.type() + "." + frame.method())
                .anyMatch(method -> HOUSEKEEPING_IN.stream().anyMatch(method::startsWith));
    }
}
