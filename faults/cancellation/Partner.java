package cancellation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The partner who takes vouchers, on a day on which nobody gets an answer: each call lasts as long as it may. */
final class Partner {

    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger overdrawn = new AtomicInteger();
    private final Duration patience;

    Partner(Duration patience) {
        this.patience = patience;
    }

    /** Half of the patience has passed at least since the customer came when this returns: less than half is left. */
    void spendHalf(long came) throws InterruptedException {
        long until = came + patience.toNanos() / 2;
        never.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** Hears no interrupt. Three quarters are more than is left, with room for a thread that was late to look at the clock. */
    void stall(Duration limit) throws TimeoutException {
        if (limit.compareTo(patience.multipliedBy(3).dividedBy(4)) > 0) {
            overdrawn.incrementAndGet();
        }
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        for (long left = limit.toNanos(); left > 0; left = end - System.nanoTime()) {
            try {
                never.await(left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException kept) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new TimeoutException("no answer within " + limit.toMillis() + " ms");
    }

    int overdrawn() {
        return overdrawn.get();
    }
}
