package residence;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Everything around a shop that takes its time: pages that are computed, and somebody far away who is asked and answers late. */
final class Works {

    /** Steps to compute one page, a fraction of a millisecond. */
    private static final int STEPS = 200_000;

    /** Pages in all once they are counted: enough for any thread that is served at all to have its turn meanwhile. */
    private static final int ENOUGH = 400;

    /** Jobs begun at once: more than this show what they have to show by being there, so they only wait, and the machine has some rest. */
    private static final int CROWD = 16;

    private static volatile Works today;

    private final Set<Thread> hands = ConcurrentHashMap.newKeySet();
    private final AtomicInteger counted = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch answer = new CountDownLatch(1);
    private volatile boolean counting;
    private volatile boolean over;
    private volatile long dots;

    private Works() {}

    /** Begins a day. */
    static Works begin() {
        today = new Works();
        return today;
    }

    static Works today() {
        return today;
    }

    /** Computes one page of a job, and tells whether there is a further one. */
    boolean compute(int page) {
        if (page == 1) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        }
        boolean further = inside.get() > CROWD ? pass() : compute();
        if (!further) {
            inside.decrementAndGet();
        }
        return further;
    }

    /** Computes as much as one page, and tells whether the day goes on. */
    boolean compute() {
        hands.add(Thread.currentThread());
        long x = hands.size();
        for (int step = 0; step < STEPS; step++) {
            x = x * 31 + step;
        }
        dots = x;
        return next();
    }

    private boolean pass() {
        LockSupport.parkNanos(10_000_000);
        return next();
    }

    private boolean next() {
        if (counting) {
            counted.incrementAndGet();
        }
        return !over;
    }

    /** Waits for the answer of somebody far away. */
    void ask() {
        hands.add(Thread.currentThread());
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The threads that ever computed or asked. */
    int hands() {
        return hands.size();
    }

    /** The most jobs at once of which some pages were computed and others still to come. */
    int atOnce() {
        return most.get();
    }

    /** From now on pages are counted. */
    void count() {
        counting = true;
    }

    /** Whether pages enough were computed since they are counted. */
    boolean enough() {
        return counted.get() >= ENOUGH;
    }

    /** Each answer comes, and each job ends with its next page. */
    void end() {
        over = true;
        answer.countDown();
    }
}
