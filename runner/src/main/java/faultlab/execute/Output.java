package faultlab.execute;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Drains what a child prints, keeps the head of it and counts the rest. */
final class Output implements Runnable {

    private static final int KEPT = 16 * 1024;

    private final InputStream in;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private volatile long printed;

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
        printed += count;
        head.write(buffer, 0, Math.min(count, Math.max(0, KEPT - head.size())));
    }

    long printed() {
        return printed;
    }

    synchronized String head() {
        return head.toString(StandardCharsets.UTF_8);
    }
}
