package escape;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** What lies behind the counter: a machine that jams at every third picture, a bank, parcels, and the window. */
final class Backroom implements PhotoCounter.Shop {

    /** The picture that takes all afternoon. */
    static final int LONG = 0;

    /** A failsafe: a customer who has heard nothing by then will hear nothing, and nor will the others. */
    private static final int MOST_LOOKS = 5_000;

    private final IntPredicate declined;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<Integer> developing = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> sent = new ConcurrentHashMap<>();
    private volatile IntUnaryOperator heard = picture -> 0;
    private volatile boolean silent;
    private volatile long shown;

    /** @param declined which orders the bank says no to */
    Backroom(IntPredicate declined) {
        this.declined = declined;
    }

    /** @param heard how many lines the customer of a picture has heard so far */
    void listen(IntUnaryOperator heard) {
        this.heard = heard;
    }

    /** A picture is ready when its customer has heard how it goes. */
    @Override
    public String develop(int picture) throws InterruptedException {
        developing.add(picture);
        if (picture == LONG) {
            closing.await();
        }
        for (int look = 0; heard.applyAsInt(picture) == 0 && !silent; look++) {
            silent = look == MOST_LOOKS;
            Thread.sleep(2);
        }
        if (picture % 3 == 2) {
            throw new IllegalStateException("the machine jams at picture " + picture);
        }
        return "ready";
    }

    @Override
    public void charge(int order) throws PhotoCounter.Declined {
        if (declined.test(order)) {
            throw new PhotoCounter.Declined("the card was declined");
        }
    }

    @Override
    public void send(int order) {
        sent.merge(order, 1, Integer::sum);
    }

    @Override
    public void show(long sentSoFar) {
        shown = sentSoFar;
    }

    boolean isTakingLong() {
        return developing.contains(LONG);
    }

    /** Whether the one who waits all afternoon has heard so many lines; or nobody is told anything. */
    boolean hasHeard(int lines) {
        return silent || beats() >= lines;
    }

    /** Lines that the one who waits all afternoon has heard so far: each is a beat. */
    int beats() {
        return heard.applyAsInt(LONG);
    }

    boolean isDeclined(int order) {
        return declined.test(order);
    }

    /** How often the parcel of an order was sent. */
    int sent(int order) {
        return sent.getOrDefault(order, 0);
    }

    /** How many parcels the window says were sent. */
    long shown() {
        return shown;
    }

    /** Whoever still waits gets an answer. */
    void close() {
        closing.countDown();
    }
}
