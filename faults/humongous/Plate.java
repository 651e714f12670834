package humongous;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A plate that lies in no memory: a title, and then the same byte again and again. */
final class Plate extends InputStream {

    private static final int TITLE = 40;

    private final byte[] title;
    private final int length;
    private int read;

    /** @param length bytes in all */
    Plate(String sheet, int length) {
        title = (sheet + " ".repeat(TITLE - sheet.length())).getBytes(StandardCharsets.US_ASCII);
        this.length = length;
    }

    @Override
    public int read() {
        return read == length ? -1 : read < TITLE ? title[read++] : ++read & 0;
    }

    @Override
    public int read(byte[] bytes, int from, int most) {
        if (read == length) {
            return -1;
        }
        int count = Math.min(most, read < TITLE ? TITLE - read : length - read);
        if (read < TITLE) {
            System.arraycopy(title, read, bytes, from, count);
        } else {
            Arrays.fill(bytes, from, from + count, (byte) 0);
        }
        read += count;
        return count;
    }
}
