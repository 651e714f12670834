package faultlab.workspace;

import faultlab.catalog.Lab;
import faultlab.files.AtomicFile;
import faultlab.files.Guard;
import faultlab.files.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a learner's file if it is still the one that the edit began from. One at a time, in whatever process. */
final class Saving {

    private final Path folder;
    private final Path lock;

    /**
     * @param folder work/ID, which is there
     * @param lock the file that savers hold
     */
    Saving(Path folder, Path lock) {
        this.folder = folder;
        this.lock = lock;
    }

    WorkFile save(Lab lab, String name, String content, @Nullable String base) {
        WorkFiles.checkName(lab, name);
        byte[] bytes = WorkFiles.bytes(name, content);
        Path file = folder.resolve(name);
        try (Guard alone = hold()) {
            checkBase(file, base);
            AtomicFile.write(file, bytes);
            return new WorkFile(name, content, Hash.of(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save " + file, e);
        }
    }

    void remove(Lab lab, String name, String base) {
        WorkFiles.checkName(lab, name);
        if (lab.contract().subject().contains(name)) {
            throw new IllegalFileException(name
                    + " is what this lab is about and cannot be removed: reset the lab to have it as at the start.");
        }
        Path file = folder.resolve(name);
        try (Guard alone = hold()) {
            checkBase(file, base);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    private static void checkBase(Path file, @Nullable String base) {
        Optional<WorkFile> current = WorkFiles.read(file);
        if (!Objects.equals(current.map(WorkFile::hash).orElse(null), base)) {
            throw new StaleException(file.getFileName().toString(), current);
        }
    }

    private Guard hold() throws IOException {
        Files.createDirectories(lock.toAbsolutePath().getParent());
        return Guard.hold(lock);
    }
}
