package cancellation;

import cancellation.BoxOffice.Systems;
import cancellation.BoxOffice.Wish;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import shared.Workers;

/**
 * The systems behind the counter on an evening on which one of them is slow: whoever asks that one waits until it answers.
 * What is asked for a customer who has gone is late, and hangs.
 */
final class Backstage implements Systems {

    private final String slow;
    private final Partner partner;
    private final CountDownLatch answers = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private final Map<String, Long> came = new ConcurrentHashMap<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final Workers workers = new Workers();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();

    /**
     * @param slow the name of one of the four calls
     * @param patience of the office
     */
    Backstage(String slow, Duration patience) {
        this.slow = slow;
        this.partner = new Partner(patience);
    }

    @Override
    public void reserve(Wish wish) throws InterruptedException {
        step("reserve", wish);
        if (slow.equals("redeem")) {
            partner.spendHalf(came.get(wish.trace()));
        }
    }

    @Override
    public String charge(Wish wish) throws InterruptedException {
        step("charge", wish);
        return receipt(wish);
    }

    @Override
    public String redeem(Wish wish, Duration limit) throws TimeoutException {
        inside.incrementAndGet();
        try {
            if (slow.equals("redeem")) {
                partner.stall(limit);
            }
            return receipt(wish);
        } finally {
            inside.decrementAndGet();
        }
    }

    @Override
    public String print(Wish wish, String receipt) throws InterruptedException {
        step("print", wish);
        return code(wish);
    }

    /** A page that is shown to a customer who has gone hangs too. */
    void show(Wish wish) {
        inside.incrementAndGet();
        try {
            hangIfLate(wish);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            inside.decrementAndGet();
        }
    }

    private void step(String name, Wish wish) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException(name);
        }
        inside.incrementAndGet();
        try {
            hangIfLate(wish);
            if (name.equals(slow)) {
                waiting.incrementAndGet();
                workers.add(Thread.currentThread());
                answers.await();
            }
        } finally {
            inside.decrementAndGet();
        }
    }

    private void hangIfLate(Wish wish) throws InterruptedException {
        if (gone.contains(wish.trace())) {
            late.incrementAndGet();
            never.await();
        }
    }

    void comes(Wish wish) {
        came.put(wish.trace(), System.nanoTime());
    }

    /** The customer has an answer, or wants none, and goes. */
    void leaves(Wish wish) {
        gone.add(wish.trace());
    }

    /** The slow system answers all who wait for it. */
    void answer() {
        answers.countDown();
    }

    /** Whether each who waited for the slow system either has ended or asks for more though the customer has gone. */
    boolean isClear() {
        return late.get() >= waiting.get() || workers.atWork().isEmpty();
    }

    /** Calls that have begun and not ended. */
    int inside() {
        return inside.get();
    }

    /** Calls, and pages shown, that began after their customer had gone. */
    int late() {
        return late.get();
    }

    /** Calls of the partner that were allowed more time than their customer had left. */
    int overdrawn() {
        return partner.overdrawn();
    }

    static String receipt(Wish wish) {
        return "receipt for " + wish.seat();
    }

    static String code(Wish wish) {
        return "code of " + wish.seat();
    }
}
