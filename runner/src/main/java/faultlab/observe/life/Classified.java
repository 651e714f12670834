package faultlab.observe.life;

import faultlab.observe.ThreadRow;
import faultlab.observe.ThreadRow.Manner;
import java.util.Optional;

/** What a dump's row says a thread is at. */
final class Classified {

    private static final String NATIVE = "Native Method";

    private Classified() {}

    /** Empty where the target's JDK does not tell the thread's state. */
    static Optional<LifeState> of(ThreadRow thread) {
        var state = thread.state();
        if (state == null) {
            return thread.carrier() == null ? Optional.empty() : Optional.of(LifeState.RUNNING);
        }
        return Optional.of(
                switch (state) {
                    case NEW -> LifeState.NEW;
                    case TERMINATED -> LifeState.TERMINATED;
                    case RUNNABLE -> running(thread);
                    case TIMED_WAITING -> LifeState.TIMED_WAITING;
                    case WAITING, BLOCKED -> waiting(thread, state);
                });
    }

    /** A dump does not tell whether a platform thread has a processor: it is taken to, unless counters say otherwise. */
    private static LifeState running(ThreadRow thread) {
        if (thread.virtual() && thread.carrier() == null) {
            return LifeState.RUNNABLE;
        }
        var isNative = !thread.frames().isEmpty()
                && thread.frames().getFirst().location().equals(NATIVE);
        return isNative ? LifeState.NATIVE : LifeState.RUNNING;
    }

    private static LifeState waiting(ThreadRow thread, Thread.State state) {
        if (thread.virtual() && thread.carrier() != null) {
            return LifeState.PINNED;
        }
        if (state == Thread.State.BLOCKED) {
            return LifeState.BLOCKED;
        }
        var lock = thread.waitsFor();
        var parks = thread.isIn("java.util.concurrent.locks.LockSupport", "park")
                || thread.isIn("jdk.internal.misc.Unsafe", "park")
                || lock != null && lock.manner() == Manner.PARKED;
        return parks ? LifeState.PARKED : LifeState.WAITING;
    }
}
