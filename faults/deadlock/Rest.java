package deadlock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import shared.Crew;

/**
 * Waits until crews, of platform or of virtual threads, have gone as far as they can: each member is back or stands in the
 * same wait, with or without a time limit, in {@value #ALIKE} looks in a row.
 */
final class Rest {

    /** Looks, {@value #INTERVAL_NANOS} ns apart or more: a loaded machine stretches the interval, not the count. */
    private static final int ALIKE = 8;

    /** For members that never stand still, since they ask again and again. */
    private static final int MOST = 200;

    /** For members that ask again and again in vain, which no settling sees. */
    private static final int VAIN = 120;

    private static final long INTERVAL_NANOS = 5_000_000;

    private Rest() {}

    static void of(Crew... crews) {
        of(() -> false, crews);
    }

    /** Waits no longer than until it is so. */
    static void of(BooleanSupplier so, Crew... crews) {
        List<Integer> before = List.of();
        int alike = 0;
        for (int look = 0; look < MOST && alike < ALIKE; look++) {
            if (so.getAsBoolean() || Stream.of(crews).allMatch(Crew::allBack)) {
                return;
            }
            List<Integer> now = where(crews);
            boolean still = Stream.of(crews).allMatch(Crew::allWaitOrBack);
            alike = still && now.equals(before) ? alike + 1 : 0;
            before = now;
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
    }

    /** True while somebody still comes back: until, {@value #VAIN} times in a row, nobody has since it was last asked. */
    static BooleanSupplier goesOn(Crew... crews) {
        AtomicInteger back = new AtomicInteger();
        AtomicInteger vain = new AtomicInteger();
        return () -> {
            int now = Stream.of(crews).mapToInt(Crew::back).sum();
            return (back.getAndSet(now) == now ? vain.incrementAndGet() : vain.getAndSet(0)) < VAIN;
        };
    }

    /** Where each member stands, as a hash of its stack. */
    private static List<Integer> where(Crew... crews) {
        List<Integer> stacks = new ArrayList<>();
        for (Crew crew : crews) {
            crew.threads().forEach(thread -> stacks.add(Arrays.hashCode(thread.getStackTrace())));
        }
        return stacks;
    }
}
