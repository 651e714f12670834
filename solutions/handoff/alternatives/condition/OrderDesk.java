package handoff;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

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

    /** A customer in the line, with the order in hand. Guarded by the lock. */
    private static final class Customer {
        private final Order order;
        private boolean served;

        Customer(Order order) {
            this.order = order;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition customerCame = lock.newCondition();
    private final Condition customerServed = lock.newCondition();
    /** Whoever leaves, leaves the line too: it is as long as customers stand there. Guarded by the lock. */
    private final Deque<Customer> line = new ArrayDeque<>();

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
        if (!handOver(order)) {
            turnedAway.increment();
            return false;
        }
        if (System.nanoTime() - since > patience.toNanos()) {
            overdue.increment();
        }
        packed.increment();
        return true;
    }

    private boolean handOver(Order order) throws InterruptedException {
        lock.lockInterruptibly();
        Customer me = new Customer(order);
        try {
            line.add(me);
            customerCame.signal();
            long left = patience.toNanos();
            while (open && !me.served && left > 0) {
                left = customerServed.awaitNanos(left);
            }
            return me.served;
        } catch (InterruptedException calledAway) {
            if (!me.served) {
                throw calledAway;
            }
            Thread.currentThread().interrupt();
            return true;
        } finally {
            line.remove(me);
            lock.unlock();
        }
    }

    /**
     * Fetches the next order for a packer.
     *
     * @return the order, or empty when there is nothing to pack: a packer who gets that looks after something else
     */
    public Optional<Order> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (open && line.isEmpty() && left > 0) {
                left = customerCame.awaitNanos(left);
            }
            Customer customer = line.poll();
            if (!open || customer == null) {
                return Optional.empty();
            }
            customer.served = true;
            customerServed.signalAll();
            return Optional.of(customer.order);
        } finally {
            lock.unlock();
        }
    }

    /** Closes the desk for the day: orders that come later are turned away and the packers go home. */
    @Override
    public void close() {
        lock.lock();
        try {
            open = false;
            customerCame.signalAll();
            customerServed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The figures so far. */
    public Report report() {
        return new Report(packed.sum(), turnedAway.sum(), overdue.sum());
    }
}
