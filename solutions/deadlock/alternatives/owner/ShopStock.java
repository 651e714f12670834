package deadlock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
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

    /** What the owner does with a question: answers it, now or later. */
    private interface Work<T> {
        void answer(CompletableFuture<T> question);
    }

    /** The only thread that touches shelves, counts and figures. It never waits for anybody. */
    private final Executor owner = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("stock").factory());

    private final Map<String, Integer> shelves;

    private final Set<String> shops;

    /** For each shelf that is being counted, who waits for it. */
    private final Map<String, List<Runnable>> counted = new HashMap<>();

    private final HeadOffice office;
    private long shipments;
    private long shipped;

    /** Opens the shops, each with so many pieces on its shelf. */
    public ShopStock(Map<String, Integer> pieces, HeadOffice office) {
        this.shelves = new LinkedHashMap<>(pieces);
        this.shops = Set.copyOf(pieces.keySet());
        this.office = office;
    }

    /** Waits for the owner's answer; {@code join} waits through an interrupt and keeps it. */
    private <T> T ask(Work<T> work) {
        CompletableFuture<T> question = new CompletableFuture<>();
        owner.execute(() -> work.answer(question));
        return question.join();
    }

    /**
     * Moves pieces from one shop's shelf to another's. A shop that is busy is waited for.
     *
     * @return true once they have moved; false if nothing moves, since the sender has too few or head office says no
     */
    public boolean ship(Shipment shipment) {
        check(shipment.from());
        check(shipment.to());
        return office.approves(shipment) && this.<Boolean>ask(question -> move(shipment, question));
    }

    private void move(Shipment shipment, CompletableFuture<Boolean> question) {
        List<Runnable> waiting = counted.getOrDefault(shipment.from(), counted.get(shipment.to()));
        if (waiting != null) {
            waiting.add(() -> move(shipment, question));
        } else if (shelves.get(shipment.from()) < shipment.pieces()) {
            question.complete(false);
        } else {
            shelves.merge(shipment.from(), -shipment.pieces(), Integer::sum);
            shelves.merge(shipment.to(), shipment.pieces(), Integer::sum);
            shipments++;
            shipped += shipment.pieces();
            question.complete(true);
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
        int expected = ask(question -> begin(shop, question));
        int there = expected;
        try {
            there = clerk.applyAsInt(expected);
            return there;
        } finally {
            int result = there;
            this.<Boolean>ask(question -> end(shop, result, question));
        }
    }

    private void begin(String shop, CompletableFuture<Integer> question) {
        List<Runnable> waiting = counted.putIfAbsent(shop, new ArrayList<>());
        if (waiting == null) {
            question.complete(shelves.get(shop));
        } else {
            waiting.add(() -> begin(shop, question));
        }
    }

    private void end(String shop, int there, CompletableFuture<Boolean> question) {
        shelves.put(shop, there);
        counted.remove(shop).forEach(Runnable::run);
        question.complete(true);
    }

    /** The figures at one moment: each piece is in them once, and a shipment wholly or not at all. */
    public Report report() {
        return ask(question -> question.complete(
                new Report(shelves.values().stream().mapToLong(pieces -> pieces).sum(), shipments, shipped)));
    }

    private void check(String shop) {
        if (!shops.contains(shop)) {
            throw new IllegalArgumentException("no shop \"" + shop + "\" in " + shops);
        }
    }
}
