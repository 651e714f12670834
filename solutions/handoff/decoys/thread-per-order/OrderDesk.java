package handoff;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * The order desk of a warehouse. A customer hands an order straight to a packer: the desk stores nothing, so a busy
 * warehouse slows its shop down instead of piling orders up in memory.
 */
public final class OrderDesk implements AutoCloseable {

    /** One order: its number, the article and how many pieces of it. */
    public record Order(long number, String article, int pieces) {
        public Order {
            Objects.requireNonNull(article, "article");
            if (pieces < 1) {
                throw new IllegalArgumentException("an order is for at least one piece, got " + pieces);
            }
        }
    }

    /** The day in figures: orders packed, orders turned away, and orders that took longer than the desk's patience. */
    public record Report(long packed, long turnedAway, long overdue) {}

    private final SynchronousQueue<Order> counter = new SynchronousQueue<>();
    private final Duration patience;
    private final LongAdder packed = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();
    private final LongAdder overdue = new LongAdder();
    private volatile boolean open = true;

    /** Opens a desk at which nobody, customer or packer, is to stand longer than {@code patience}. */
    public OrderDesk(Duration patience) {
        this.patience = Objects.requireNonNull(patience, "patience");
    }

    /**
     * Hands an order to a packer.
     *
     * @return true once a packer has the order, false if the desk turned it away: then no packer ever gets it
     */
    public boolean place(Order order) throws InterruptedException {
        Objects.requireNonNull(order, "order");
        long since = System.nanoTime();
        if (!open || !send(order)) {
            turnedAway.increment();
            return false;
        }
        if (System.nanoTime() - since > patience.toNanos()) {
            overdue.increment();
        }
        packed.increment();
        return true;
    }

    private boolean send(Order order) throws InterruptedException {
        AtomicBoolean taken = new AtomicBoolean();
        Thread messenger = Thread.startVirtualThread(() -> taken.set(offer(order)));
        try {
            messenger.join();
        } catch (InterruptedException calledAway) {
            messenger.interrupt();
            if (!hasTaken(messenger, taken)) {
                throw calledAway;
            }
            Thread.currentThread().interrupt();
        }
        return taken.get();
    }

    private boolean offer(Order order) {
        try {
            return counter.offer(order, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException calledBack) {
            return false;
        }
    }

    /** Whether a packer was quicker than the word that the customer leaves. */
    private static boolean hasTaken(Thread messenger, AtomicBoolean taken) {
        boolean again = false;
        while (messenger.isAlive()) {
            try {
                messenger.join();
            } catch (InterruptedException calledAwayAgain) {
                again = true;
            }
        }
        if (again) {
            Thread.currentThread().interrupt();
        }
        return taken.get();
    }

    /**
     * Fetches the next order for a packer.
     *
     * @return the order, or empty when there is nothing to pack: a packer who gets that looks after something else
     */
    public Optional<Order> next() throws InterruptedException {
        if (!open) {
            return Optional.empty();
        }
        return Optional.ofNullable(counter.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Closes the desk for the day: orders that come later are turned away and the packers go home. */
    @Override
    public void close() {
        open = false;
    }

    /** The figures so far. */
    public Report report() {
        return new Report(packed.sum(), turnedAway.sum(), overdue.sum());
    }
}
