package deadlock;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds whoever comes until it is opened, interrupted or not, and counts who is inside. */
final class Gate {

    private final CountDownLatch opened = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();

    /** Returns once the gate is open, always true: a head office that says yes in the end. */
    boolean pass() {
        boolean interrupted = false;
        inside.incrementAndGet();
        while (opened.getCount() > 0) {
            try {
                opened.await();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        inside.decrementAndGet();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /** Lets all pass who are inside or come later. */
    void open() {
        opened.countDown();
    }

    /** How many are held right now. */
    int inside() {
        return inside.get();
    }
}
