package handoff;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

    /** An order in the line, and the sign that a packer has it. */
    private record Ticket(Order order, CountDownLatch taken) {}

    /** As long as customers stand at the desk: who leaves takes the ticket along. */
    private final LinkedBlockingQueue<Ticket> line = new LinkedBlockingQueue<>();

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
        if (!open || !handOver(new Ticket(order, new CountDownLatch(1)))) {
            turnedAway.increment();
            return false;
        }
        if (System.nanoTime() - since > patience.toNanos()) {
            overdue.increment();
        }
        packed.increment();
        return true;
    }

    /** A ticket leaves the line once: a packer polls it or its customer removes it, and both see which. */
    private boolean handOver(Ticket ticket) throws InterruptedException {
        line.add(ticket);
        try {
            return ticket.taken().await(patience.toNanos(), TimeUnit.NANOSECONDS) || !line.remove(ticket);
        } catch (InterruptedException calledAway) {
            if (line.remove(ticket)) {
                throw calledAway;
            }
            Thread.currentThread().interrupt();
            return true;
        }
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
        Ticket ticket = line.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (ticket == null) {
            return Optional.empty();
        }
        ticket.taken().countDown();
        return Optional.of(ticket.order());
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
