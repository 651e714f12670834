package faultlab.observe.life;

import faultlab.observe.ThreadRow;
import faultlab.observe.ThreadRow.Lock;
import org.jspecify.annotations.Nullable;

/** Whether a thread has moved between two looks. */
public final class Still {

    /** CPU time is printed in hundredths of a millisecond; a thread that stays parked uses none. */
    private static final double NO_CPU = 0.011;

    private Still() {}

    /** Whether it waited for good all the while: same place, same lock, no CPU time used, no time limit. */
    public static boolean waited(ThreadRow then, ThreadRow now) {
        return (now.state() == Thread.State.WAITING || now.state() == Thread.State.BLOCKED) && inCall(then, now);
    }

    /** Whether it was in the same call all the while, with a time limit or without, and used no CPU time. */
    static boolean inCall(ThreadRow then, ThreadRow now) {
        return then.state() == now.state() && samePlace(then, now) && !usedCpu(then.cpuMillis(), now.cpuMillis());
    }

    /** Whether it has the same stack and waits for the same. */
    static boolean samePlace(ThreadRow then, ThreadRow now) {
        return then.frames().equals(now.frames()) && sameLock(then.waitsFor(), now.waitsFor());
    }

    private static boolean sameLock(@Nullable Lock then, @Nullable Lock now) {
        if (then == null || now == null) {
            return then == now;
        }
        return then.isStable() && now.isStable()
                ? then.identity().equals(now.identity())
                : then.type().equals(now.type());
    }

    private static boolean usedCpu(@Nullable Double then, @Nullable Double now) {
        return then != null && now != null && now - then > NO_CPU;
    }
}
