package faultlab.files;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** An exclusive hold on a file, against other processes and other threads of this one. Ends with its holder, however that ends. */
public final class Guard implements AutoCloseable {

    private static final long LOOK_MILLIS = 20;

    private final FileChannel channel;

    private Guard(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the hold, as long as it takes.
     *
     * @param file made if it is missing, in a folder that is there
     * @throws CancellationException if this thread is interrupted
     */
    public static Guard hold(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            while (lock(channel) == null) {
                Thread.sleep(LOOK_MILLIS);
            }
            held = true;
            return new Guard(channel);
        } catch (InterruptedException | ClosedByInterruptException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while waiting for " + file);
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    /** The hold if it is free; empty if somebody has it. */
    public static Optional<Guard> tryHold(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) != null) {
            return Optional.of(new Guard(channel));
        }
        channel.close();
        return Optional.empty();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // another thread of this process has it
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
