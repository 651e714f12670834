package faultlab.forked;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands in for System.in: nobody is there to type, so reading is reported, once, and refused. */
final class NoInput extends InputStream {

    private final Wire wire;
    private final AtomicBoolean told = new AtomicBoolean();

    NoInput(Wire wire) {
        this.wire = wire;
    }

    @Override
    public int read() throws IOException {
        if (!told.getAndSet(true)) {
            StackTraceElement[] stack = new Throwable().getStackTrace();
            wire.send("stdin", Map.of("stack", Wire.frames(stack)));
        }
        throw new IOException("a lab's code gets no input: System.in is closed here");
    }
}
