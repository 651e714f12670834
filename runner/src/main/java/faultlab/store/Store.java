package faultlab.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.files.AtomicFile;
import faultlab.files.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Files under .lab/: what outlives a command. A file is either the old or the new one, never half of one. */
public final class Store {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /** @param folder .lab/; made when something is first kept */
    public Store(Path folder) {
        this.folder = folder;
    }

    /** Caches: jars, AOT caches, the profiler's library. */
    public Path cache() {
        return folder.resolve("cache");
    }

    /** Where the copies lie that {@code reset} keeps. */
    public Path kept() {
        return folder.resolve("kept");
    }

    /** The folders of earlier runs and of the next. */
    public RunFolders runs() {
        return new RunFolders(folder.resolve("runs"));
    }

    /** How far the learner is with a lab. */
    public Progress progress(String lab) {
        Path file = file(lab);
        if (!Files.exists(file)) {
            return Progress.NONE;
        }
        try {
            return JSON.readValue(file.toFile(), Progress.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read. Your work is not in it: move it away and go on", e);
        }
    }

    /** Changes a lab's progress; two commands at once do not lose each other's change. */
    public void update(String lab, UnaryOperator<Progress> change) {
        Path file = file(lab);
        try {
            Files.createDirectories(folder.resolve("progress"));
            try (Guard alone = Guard.hold(folder.resolve("progress/lock"))) {
                AtomicFile.write(file, JSON.writeValueAsBytes(change.apply(progress(lab))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep your progress in " + file, e);
        }
    }

    private Path file(String lab) {
        return folder.resolve("progress").resolve(lab + ".json");
    }
}
