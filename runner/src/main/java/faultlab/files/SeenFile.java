package faultlab.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Changes a file only if it still holds what was seen, although other programs save it at any moment and know no lock: what a
 * change took the place of is looked at afterwards, and put back if it is something else. Where the system cannot exchange
 * two names in one step, a save that comes within the microseconds between the look and the change is replaced.
 */
public final class SeenFile {

    private final Path file;
    private final String seen;

    /** @param seen hash of the bytes that were seen in it */
    public SeenFile(Path file, String seen) {
        this.file = file;
        this.seen = seen;
    }

    /** Writes a file that was not there. Returns whether that is still so, and it was written. */
    public static boolean create(Path file, byte[] content) throws IOException {
        Path part = AtomicFile.part(file, content);
        try {
            Files.createLink(file, part);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (FileSystemException | UnsupportedOperationException e) {
            // a file system without links
            return moveToFreeName(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean moveToFreeName(Path part, Path file) throws IOException {
        try {
            Files.move(part, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Writes, as {@link AtomicFile#write}. Returns false, with nothing changed, if the file is another now, or gone. */
    public boolean replace(byte[] content) throws IOException {
        if (!holds(file, seen)) {
            return false;
        }
        Path part = AtomicFile.part(file, content);
        try {
            if (Exchange.swap(part, file)) {
                return holds(part, seen) || putBack(part, Hash.of(content));
            }
            if (!holds(file, seen)) {
                return false;
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Gives the file what {@code part} took from it, or what was saved there since: whichever is newest. Never true. */
    private boolean putBack(Path part, String content) throws IOException {
        String expected = content;
        String newest = hash(part);
        while (Exchange.swap(part, file) && !holds(part, expected)) {
            expected = newest;
            newest = hash(part);
        }
        return false;
    }

    /** Removes the file. Returns false, with nothing changed, if it is another now, or gone. */
    public boolean remove() throws IOException {
        if (!holds(file, seen)) {
            return false;
        }
        Path part = AtomicFile.partName(file);
        try {
            Files.move(file, part, StandardCopyOption.ATOMIC_MOVE);
            if (holds(part, seen)) {
                return true;
            }
            // a name that is taken again has something newer
            moveToFreeName(part, file);
            return false;
        } catch (NoSuchFileException e) {
            return false;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean holds(Path file, String hash) throws IOException {
        return Files.exists(file) && hash(file).equals(hash);
    }

    private static String hash(Path file) throws IOException {
        return Hash.of(Files.readAllBytes(file));
    }
}
