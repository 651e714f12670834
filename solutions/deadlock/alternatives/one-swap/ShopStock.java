package deadlock;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
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

    /** All there is to know at one moment. A shelf that is being counted is in {@code counted}. */
    private record Moment(Map<String, Integer> shelves, Set<String> counted, long shipments, long shipped) {

        private boolean isBusy(String shop) {
            return counted.contains(shop);
        }

        private Moment after(Shipment shipment) {
            Map<String, Integer> moved = new HashMap<>(shelves);
            moved.merge(shipment.from(), -shipment.pieces(), Integer::sum);
            moved.merge(shipment.to(), shipment.pieces(), Integer::sum);
            return new Moment(moved, counted, shipments + 1, shipped + shipment.pieces());
        }

        private Moment counting(String shop) {
            Set<String> more = new HashSet<>(counted);
            more.add(shop);
            return new Moment(shelves, more, shipments, shipped);
        }

        private Moment counted(String shop, int there) {
            Map<String, Integer> corrected = new HashMap<>(shelves);
            corrected.put(shop, there);
            Set<String> fewer = new HashSet<>(counted);
            fewer.remove(shop);
            return new Moment(corrected, fewer, shipments, shipped);
        }
    }

    private final AtomicReference<Moment> now;
    private final HeadOffice office;

    /** Opens the shops, each with so many pieces on its shelf. */
    public ShopStock(Map<String, Integer> pieces, HeadOffice office) {
        this.now = new AtomicReference<>(new Moment(Map.copyOf(pieces), Set.of(), 0, 0));
        this.office = office;
    }

    /**
     * Moves pieces from one shop's shelf to another's. A shop that is busy is waited for.
     *
     * @return true once they have moved; false if nothing moves, since the sender has too few or head office says no
     */
    public boolean ship(Shipment shipment) {
        check(shipment.from());
        check(shipment.to());
        if (!office.approves(shipment)) {
            return false;
        }
        while (true) {
            Moment seen = now.get();
            if (seen.isBusy(shipment.from()) || seen.isBusy(shipment.to())) {
                pause();
            } else if (seen.shelves().get(shipment.from()) < shipment.pieces()) {
                return false;
            } else if (now.compareAndSet(seen, seen.after(shipment))) {
                return true;
            }
        }
    }

    /** Gives the others a turn, also to a thread with an interrupt pending, whose parks end at once. */
    private static void pause() {
        boolean interrupted = Thread.interrupted();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(100_000, 1_000_000));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Has a clerk count a shelf. Until the clerk is done nothing leaves it and nothing is put on it.
     *
     * @param clerk is told how many pieces should be there and says how many are
     * @return how many are there
     */
    public int count(String shop, IntUnaryOperator clerk) {
        check(shop);
        int expected = begin(shop);
        int there = expected;
        try {
            there = clerk.applyAsInt(expected);
            return there;
        } finally {
            int result = there;
            now.updateAndGet(seen -> seen.counted(shop, result));
        }
    }

    private int begin(String shop) {
        while (true) {
            Moment seen = now.get();
            if (seen.isBusy(shop)) {
                pause();
            } else if (now.compareAndSet(seen, seen.counting(shop))) {
                return seen.shelves().get(shop);
            }
        }
    }

    /** The figures at one moment: each piece is in them once, and a shipment wholly or not at all. */
    public Report report() {
        Moment seen = now.get();
        long pieces = seen.shelves().values().stream().mapToLong(there -> there).sum();
        return new Report(pieces, seen.shipments(), seen.shipped());
    }

    private void check(String shop) {
        if (!now.get().shelves().keySet().contains(shop)) {
            throw new IllegalArgumentException(
                    "no shop \"" + shop + "\" in " + now.get().shelves().keySet());
        }
    }
}
