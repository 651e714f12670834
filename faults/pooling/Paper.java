package pooling;

import java.nio.charset.StandardCharsets;

/** A form of 16 KB, as the press prints it. */
public final class Paper implements TelegraphOffice.Form {

    /** Bytes of a form, and so of the longest text. */
    public static final int SIZE = 16_384;

    private final byte[] paper = new byte[SIZE];

    private int length;

    @Override
    @SuppressWarnings("deprecation") // nothing is allocated
    public void write(String text) {
        length = text.length();
        text.getBytes(0, length, paper, 0);
    }

    @Override
    public void write(byte[] signals, int count) {
        length = count;
        System.arraycopy(signals, 0, paper, 0, count);
    }

    @Override
    public String text() {
        return new String(paper, 0, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char at(int place) {
        return (char) (paper[place] & 0xFF);
    }
}
