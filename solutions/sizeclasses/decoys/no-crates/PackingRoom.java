package sizeclasses;

import java.io.IOException;
import java.util.List;

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

    /**
     * Ships goods in one crate, in the order in which they come; for several customers at once, if need be.
     *
     * @return how many bytes were shipped
     * @throws IOException as the carrier throws it
     */
    public int ship(List<byte[]> goods, Carrier carrier) throws IOException {
        int size = goods.stream().mapToInt(piece -> piece.length).sum();
        byte[] crate = new byte[size];
        int packed = 0;
        for (byte[] piece : goods) {
            System.arraycopy(piece, 0, crate, packed, piece.length);
            packed += piece.length;
        }
        carrier.load(crate, packed);
        return size;
    }

    /** How many crates lie ready. */
    public int ready() {
        return 0;
    }
}
