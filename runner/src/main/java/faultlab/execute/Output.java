package faultlab.execute;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Drains what a child prints, keeps the first and the last of it and counts the rest. */
final class Output implements Runnable {

    private static final int KEPT = 16 * 1024;

    private final InputStream in;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final byte[] tail = new byte[KEPT];
    private long printed;

    Output(InputStream in) {
        this.in = in;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[64 * 1024];
        try (in) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                keep(buffer, count);
            }
        } catch (IOException e) {
            // the child was ended while it printed
        }
    }

    private synchronized void keep(byte[] buffer, int count) {
        int first = Math.min(count, KEPT - head.size());
        head.write(buffer, 0, first);
        for (int i = Math.max(first, count - KEPT); i < count; i++) {
            tail[(int) ((printed + i) % KEPT)] = buffer[i];
        }
        printed += count;
    }

    synchronized long printed() {
        return printed;
    }

    /** The first and the last of it: a JVM says why it dies in its last words. */
    synchronized String kept() {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.writeBytes(head.toByteArray());
        long from = Math.max(KEPT, printed - KEPT);
        if (from > KEPT) {
            kept.writeBytes("\n…\n".getBytes(StandardCharsets.UTF_8));
        }
        for (long i = from; i < printed; i++) {
            kept.write(tail[(int) (i % KEPT)]);
        }
        return kept.toString(StandardCharsets.UTF_8);
    }
}
