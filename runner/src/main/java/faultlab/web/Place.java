package faultlab.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.files.Guard;
import faultlab.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A folder's place for one server: held by a lock, with a note for who comes second. */
final class Place implements AutoCloseable {

    /**
     * Where a server is. The token is in the address, so the file is its user's only.
     *
     * @param url where a browser gets in
     */
    record Note(String url, int port, long pid) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Guard guard;
    private final Path file;

    private Place(Guard guard, Path file) {
        this.guard = guard;
        this.file = file;
    }

    /** Takes the place in {@code .lab}; empty if another server has it. */
    static Optional<Place> take(Path lab) throws IOException {
        Files.createDirectories(lab);
        return Guard.tryHold(lab.resolve("server.lock")).map(guard -> new Place(guard, file(lab)));
    }

    /** The note of the server that has the place; empty while it is still starting. */
    static Optional<Note> note(Path lab) {
        try {
            return Optional.of(JSON.readValue(file(lab).toFile(), Note.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path file(Path lab) {
        return lab.resolve("server.json");
    }

    /** Leaves the note, readable for this user only from its first byte on. */
    void write(Note note) throws IOException {
        Path part = file.resolveSibling("server.json.part");
        Files.deleteIfExists(part);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(part, Json.of(note) + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        guard.close();
    }
}
