package finalizers;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.List;

/** Shows pictures with a magic lantern. A picture is drawn, loaded into one of the lantern's slots, and projected from there. */
public final class LanternShow {

    /** The lantern, which has its slots outside of Java's heap. */
    public interface Lantern {

        /** The picture's pixels. */
        byte[] draw(String picture);

        /** Loads pixels into a slot and returns its number. */
        int load(byte[] pixels);

        /** Projects what is in a slot. */
        void project(int slot);

        /** Gives a slot back, once; it may take as long as the lantern needs. */
        void free(int slot);
    }

    /** A picture in its slot, until it is closed. */
    public final class Slide implements AutoCloseable {

        private final byte[] pixels;
        private final int slot;
        private final Cleaner.Cleanable cleanable;
        private boolean closed;

        private Slide(String picture) {
            pixels = lantern.draw(picture);
            slot = lantern.load(pixels);
            cleanable = NET.register(this, () -> lantern.free(slot));
        }

        /**
         * Projects it.
         *
         * @throws IllegalStateException if it has been closed
         */
        public void project() {
            if (isClosed()) {
                throw new IllegalStateException("the slide has been given back");
            }
            try {
                lantern.project(slot);
            } finally {
                // until then the slot is not lost, even if nobody needs the slide any more
                Reference.reachabilityFence(this);
            }
        }

        /** How bright it is: the mean of its pixels, 0 to 255; 0 if it has none. */
        public int brightness() {
            int sum = 0;
            for (byte pixel : pixels) {
                sum += Byte.toUnsignedInt(pixel);
            }
            return sum / Math.max(1, pixels.length);
        }

        private synchronized boolean isClosed() {
            return closed;
        }

        /** Gives its slot back, the first time; who comes second does not wait for it. */
        @Override
        public void close() {
            synchronized (this) {
                closed = true;
            }
            cleanable.clean();
        }
    }

    private static final Cleaner NET = Cleaner.create();

    private final Lantern lantern;

    /** @param lantern that the pictures are shown with */
    public LanternShow(Lantern lantern) {
        this.lantern = lantern;
    }

    /**
     * Shows pictures, one after the other; for several audiences at once, if need be.
     *
     * @return how bright they were altogether
     * @throws RuntimeException as the lantern throws it; the pictures after that are not shown
     */
    public long show(List<String> pictures) {
        long brightness = 0;
        for (String picture : pictures) {
            try (Slide slide = new Slide(picture)) {
                slide.project();
                brightness += slide.brightness();
            }
        }
        return brightness;
    }

    /** A slide for somebody who projects it himself, and is asked to close it. */
    public Slide lend(String picture) {
        return new Slide(picture);
    }
}
