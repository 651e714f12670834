package sizeclasses;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/** Packs goods into a crate and hands it to a carrier. Crates are used again: the carrier unloads them and leaves them here. */
public final class PackingRoom {

    /** Takes a crate away, and brings it back. */
    @FunctionalInterface
    public interface Carrier {

        /**
         * Unloads a crate. It is the carrier's until this returns.
         *
         * @param length how many of its bytes are goods
         * @throws IOException if he cannot; the goods are lost, the crate is not
         */
        void load(byte[] crate, int length) throws IOException;
    }

    /** Crates of one size, of which some lie ready. */
    private record Tier(int size, Queue<byte[]> crates) {

        Tier(int size, int ready) {
            this(size, new ArrayBlockingQueue<>(ready));
        }

        byte[] take() {
            byte[] ready = crates.poll();
            return ready == null ? new byte[size] : ready;
        }
    }

    /** Last year, of a hundred consignments, 30 had up to 32 KB, 68 up to 64 and 2 up to 128. */
    private final List<Tier> tiers = List.of(new Tier(32 << 10, 24), new Tier(64 << 10, 48), new Tier(128 << 10, 4));

    /**
     * Ships goods in one crate, in the order in which they come; for several customers at once, if need be.
     *
     * @return how many bytes were shipped
     * @throws IOException as the carrier throws it
     */
    public int ship(List<byte[]> goods, Carrier carrier) throws IOException {
        int size = goods.stream().mapToInt(piece -> piece.length).sum();
        byte[] crate = take(size);
        try {
            int packed = 0;
            for (byte[] piece : goods) {
                System.arraycopy(piece, 0, crate, packed, piece.length);
                packed += piece.length;
            }
            carrier.load(crate, packed);
        } finally {
            give(crate);
        }
        return size;
    }

    /** Of the smallest tier that it fits in; what fits in none gets a crate of its own. */
    private byte[] take(int size) {
        for (Tier tier : tiers) {
            if (size <= tier.size()) {
                return tier.take();
            }
        }
        return new byte[size];
    }

    private void give(byte[] crate) {
        for (Tier tier : tiers) {
            if (crate.length == tier.size()) {
                tier.crates().offer(crate);
            }
        }
    }

    /** How many crates lie ready. */
    public int ready() {
        return tiers.stream().mapToInt(tier -> tier.crates().size()).sum();
    }
}
