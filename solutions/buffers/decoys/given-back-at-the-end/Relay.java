package buffers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Passes on what comes in pieces on many lines, each message as a whole: frames of bytes, texts, and lists of orders. A line is one
 * thread's at a time, and several lines are at work at once. Messages are short, as a rule.
 */
public final class Relay {

    private final OutputStream frames;
    private final Consumer<? super CharSequence> texts;
    private final Consumer<? super List<String>> orders;

    /**
     * @param frames where the bytes of frames go: one frame after the other
     * @param texts who gets each text; it is the relay's again when that returns
     * @param orders who gets each list; it is the relay's again when that returns
     */
    public Relay(OutputStream frames, Consumer<? super CharSequence> texts, Consumer<? super List<String>> orders) {
        this.frames = frames;
        this.texts = texts;
        this.orders = orders;
    }

    /** Somebody has called in, and stays on the line for days. */
    public Line open() {
        return new Line();
    }

    /** One line, on which at most one message of each kind is under way. */
    public final class Line {

        private ByteArrayOutputStream frame = new ByteArrayOutputStream();
        private final StringBuilder text = new StringBuilder();
        private final List<String> list = new ArrayList<>();

        private Line() {}

        /** The caller has hung up. */
        public void close() {
            frame = new ByteArrayOutputStream();
        }

        /** A piece of a frame has come. */
        public void frame(byte[] piece) {
            frame.write(piece, 0, piece.length);
        }

        /**
         * That was the frame.
         *
         * @throws IOException if the bytes could not be passed on; the frame is lost, and the next one begins anew
         */
        public void endFrame() throws IOException {
            try {
                synchronized (frames) {
                    frame.writeTo(frames);
                }
            } finally {
                frame.reset();
            }
        }

        /** A piece of a text has come. */
        public void text(String piece) {
            text.append(piece);
        }

        /** That was the text. */
        public void endText() {
            try {
                texts.accept(text);
            } finally {
                text.setLength(0);
            }
        }

        /** One more order has come. */
        public void order(String order) {
            list.add(order);
        }

        /** Those were the orders. */
        public void endOrders() {
            try {
                orders.accept(list);
            } finally {
                list.clear();
            }
        }
    }
}
