package faultlab.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file so that a crash or a full disk leaves the old content, never half of the new. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes beside the file, forces it to the disk and moves it into place; makes missing folders. */
    public static void write(Path file, byte[] content) throws IOException {
        Path part = part(file, content);
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A file beside another, forced to the disk: to be given the other's name. */
    static Path part(Path file, byte[] content) throws IOException {
        Path part = partName(file);
        Files.createDirectories(part.getParent());
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            return part;
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /** Not by createTempFile: that one can be read by nobody else, and so could what it becomes. */
    static Path partName(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(file + " is not a file in a folder");
        }
        return parent.resolve(".part" + UUID.randomUUID());
    }
}
