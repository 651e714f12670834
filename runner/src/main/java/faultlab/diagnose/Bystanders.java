package faultlab.diagnose;

import faultlab.observe.Frame;
import faultlab.observe.ThreadRow;
import java.util.List;
import java.util.Set;

/** Tells which threads could still do something for those that wait. Knows the JDK's and the lab's own threads, nobody else's. */
final class Bystanders {

    /** A pool's or timer's thread with no work in hand. */
    private static final Set<String> IDLE = Set.of(
            "java.util.concurrent.ThreadPoolExecutor.getTask",
            "java.util.concurrent.ForkJoinPool.awaitWork",
            "java.util.TimerThread.mainLoop");

    /** A thread that waits in one of these with a time limit has work planned for later. */
    private static final Set<String> PLANS = Set.of(
            "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue",
            "java.util.TimerThread",
            "java.util.concurrent.DelayScheduler");

    /** The JDK's own housekeeping, which never runs application code by itself. */
    private static final List<String> HOUSEKEEPING = List.of(
            "java.lang.ref.",
            "jdk.internal.ref.",
            "java.lang.VirtualThread.unblockVirtualThreads",
            "sun.nio.ch.Poller.",
            "java.lang.ProcessHandleImpl$",
            "jdk.jfr.internal.",
            "jdk.internal.vm.ThreadSnapshot.",
            "java.lang.VirtualThread.runContinuation",
            "jdk.internal.misc.Signal");

    private final Looks looks;

    Bystanders(Looks looks) {
        this.looks = looks;
    }

    /** The threads of the last look that could act by themselves: they run, wait for I/O, sleep, or moved since the first look. */
    List<ThreadRow> active() {
        return looks.last().threads().stream()
                .filter(thread -> !isLabs(thread) && couldAct(thread))
                .toList();
    }

    private boolean couldAct(ThreadRow thread) {
        if (thread.frames().isEmpty() || isHousekeeping(thread)) {
            return false;
        }
        if (isIdle(thread) || thread.applicationFrame().isEmpty()) {
            return hasPlans(thread) || waitsForInput(thread);
        }
        return waitsForInput(thread) || !looks.stoodStill(thread);
    }

    /** Whether the thread has no work in hand: it waits for its pool to give it some. */
    static boolean isIdle(ThreadRow thread) {
        return thread.frames().stream().anyMatch(frame -> IDLE.contains(frame.type() + "." + frame.method()));
    }

    /** Whether the thread belongs to Fault Lab: it holds a scenario at its checkpoint or talks to the runner. */
    static boolean isLabs(ThreadRow thread) {
        return thread.frames().stream()
                .map(Frame::type)
                .anyMatch(type -> type.startsWith("faultlab.forked.")
                        || type.equals("shared.Scenario")
                        || type.equals("shared.Settle"));
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
        return thread.applicationFrame().isEmpty()
                && thread.frames().stream()
                        .map(frame -> frame.type() + "." + frame.method())
                        .anyMatch(method -> HOUSEKEEPING.stream().anyMatch(method::startsWith));
    }
}
