package sizeclasses;

import java.io.IOException;
import java.util.Arrays;
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

    /** A crate holds what was ordered when the room was furnished. */
    private static final int CRATE = 256 << 10;

    /** Crates that lie ready, so that none need be made. */
    private static final int READY = 64;

    private final Queue<byte[]> crates = new ArrayBlockingQueue<>(READY);

    /**
     * Ships goods in one crate, in the order in which they come; for several customers at once, if need be.
     *
     * @return how many bytes were shipped
     * @throws IOException as the carrier throws it
     */
    public int ship(List<byte[]> goods, Carrier carrier) throws IOException {
        byte[] crate = take();
        int packed = 0;
        try {
            for (byte[] piece : goods) {
                if (packed + piece.length > crate.length) {
                    byte[] larger = Arrays.copyOf(crate, Math.max(2 * crate.length, packed + piece.length));
                    give(crate);
                    crate = larger;
                }
                System.arraycopy(piece, 0, crate, packed, piece.length);
                packed += piece.length;
            }
            carrier.load(crate, packed);
        } finally {
            give(crate);
        }
        return packed;
    }

    private byte[] take() {
        byte[] ready = crates.poll();
        return ready == null ? new byte[CRATE] : ready;
    }

    /** Only crates of the room's own kind fit onto its shelf. */
    private void give(byte[] crate) {
        if (crate.length == CRATE) {
            crates.offer(crate);
        }
    }

    /** How many crates lie ready. */
    public int ready() {
        return crates.size();
    }
}
