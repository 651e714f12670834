package pooling;

import java.nio.charset.StandardCharsets;

/** A form that a text is written on. One at a time uses it. */
public final class Form {

    /** Bytes of a form, and so of the longest text. */
    public static final int SIZE = 16_384;

    /** For the office, which counts on it. */
    final byte[] paper = new byte[SIZE];

    private int length;

    /** Writes a text over what was there, a byte for each letter. */
    @SuppressWarnings("deprecation") // nothing is allocated
    public void write(String text) {
        length = text.length();
        text.getBytes(0, length, paper, 0);
    }

    /** Writes down what comes over a wire, a letter for each byte. */
    public void write(byte[] signals, int count) {
        length = count;
        System.arraycopy(signals, 0, paper, 0, count);
    }

    /** What is written on it now. */
    public String text() {
        return new String(paper, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** Letters that are written on it now. */
    public int length() {
        return length;
    }
}
