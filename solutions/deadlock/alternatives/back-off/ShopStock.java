package deadlock;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntUnaryOperator;

/**
 * What is on the shelves of a chain's shops, which help each other out all day. Everybody may ask at once: shops that have
 * nothing to do with each other do not wait for each other.
 */
public final class ShopStock {

    /** Pieces that go from one shop to another. */
    public record Shipment(String from, String to, int pieces) {
        public Shipment {
            if (from.equals(to) || pieces < 1) {
                throw new IllegalArgumentException("a shipment brings a piece or more to another shop, got " + pieces
                        + " from " + from + " to " + to);
            }
        }
    }

    /** Says, over the network, whether a shipment may go: that takes as long as it takes. */
    public interface HeadOffice {
        boolean approves(Shipment shipment);
    }

    /** The day in figures: pieces in all shops, shipments that went, and the pieces that went with them. */
    public record Report(long pieces, long shipments, long shipped) {}

    private static final class Shelf {
        private final ReentrantLock lock = new ReentrantLock();
        private int pieces;

        private Shelf(int pieces) {
            this.pieces = pieces;
        }
    }

    private final Map<String, Shelf> shelves = new LinkedHashMap<>();
    private final HeadOffice office;
    private final ReentrantLock books = new ReentrantLock();
    private long inAll;
    private long shipments;
    private long shipped;

    /** Opens the shops, each with so many pieces on its shelf. */
    public ShopStock(Map<String, Integer> pieces, HeadOffice office) {
        pieces.forEach((shop, there) -> {
            shelves.put(shop, new Shelf(there));
            inAll += there;
        });
        this.office = office;
    }

    /**
     * Moves pieces from one shop's shelf to another's. A shop that is busy is waited for.
     *
     * @return true once they have moved; false if nothing moves, since the sender has too few or head office says no
     */
    public boolean ship(Shipment shipment) {
        Shelf from = shelf(shipment.from());
        Shelf to = shelf(shipment.to());
        while (!bothLocked(from, to)) {
            pause();
        }
        try {
            return move(from, to, shipment);
        } finally {
            to.lock.unlock();
            from.lock.unlock();
        }
    }

    /** Both or none: whoever does not get the second one lets go of the first. */
    private static boolean bothLocked(Shelf from, Shelf to) {
        if (!from.lock.tryLock()) {
            return false;
        }
        if (!to.lock.tryLock()) {
            from.lock.unlock();
            return false;
        }
        return true;
    }

    /** Gives the others a turn, also to a thread with an interrupt pending, whose parks end at once. */
    private static void pause() {
        boolean interrupted = Thread.interrupted();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(100_000, 1_000_000));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean move(Shelf from, Shelf to, Shipment shipment) {
        if (from.pieces < shipment.pieces() || !office.approves(shipment)) {
            return false;
        }
        from.pieces -= shipment.pieces();
        to.pieces += shipment.pieces();
        enter(shipment);
        return true;
    }

    private void enter(Shipment shipment) {
        books.lock();
        try {
            shipments++;
            shipped += shipment.pieces();
        } finally {
            books.unlock();
        }
    }

    /**
     * Has a clerk count a shelf. Until the clerk is done nothing leaves it and nothing is put on it.
     *
     * @param clerk is told how many pieces should be there and says how many are
     * @return how many are there
     */
    public int count(String shop, IntUnaryOperator clerk) {
        Shelf shelf = shelf(shop);
        shelf.lock.lock();
        try {
            int there = clerk.applyAsInt(shelf.pieces);
            correct(there - shelf.pieces);
            shelf.pieces = there;
            return there;
        } finally {
            shelf.lock.unlock();
        }
    }

    private void correct(int difference) {
        books.lock();
        try {
            inAll += difference;
        } finally {
            books.unlock();
        }
    }

    /** The figures at one moment: each piece is in them once, and a shipment wholly or not at all. */
    public Report report() {
        books.lock();
        try {
            return new Report(inAll, shipments, shipped);
        } finally {
            books.unlock();
        }
    }

    private Shelf shelf(String shop) {
        return Objects.requireNonNull(shelves.get(shop), () -> "no shop \"" + shop + "\" in " + shelves.keySet());
    }
}
