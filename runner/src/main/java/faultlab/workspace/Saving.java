package faultlab.workspace;

import faultlab.catalog.Lab;
import faultlab.files.Hash;
import faultlab.files.SeenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes and removes the files of work/ID, as long as they are still what the edit began from. */
final class Saving {

    private final Lab lab;
    private final Path folder;

    /** @param folder work/ID, which is there */
    Saving(Lab lab, Path folder) {
        this.lab = lab;
        this.folder = folder;
    }

    WorkFile save(String name, String content, @Nullable String base) throws IOException {
        byte[] bytes = WorkFiles.bytes(name, content);
        Path file = folder.resolve(name);
        checkBase(file, base);
        boolean saved = base == null ? SeenFile.create(file, bytes) : new SeenFile(file, base).replace(bytes);
        if (!saved) {
            throw new StaleException(name, WorkFiles.read(file));
        }
        return new WorkFile(name, content, Hash.of(bytes));
    }

    void remove(String name, String base) throws IOException {
        if (lab.contract().subject().contains(name) && !lab.contract().options().contains(name)) {
            throw new IllegalFileException(name
                    + " is what this lab is about and cannot be removed: reset the lab to have it as at the start.");
        }
        Path file = folder.resolve(name);
        checkBase(file, base);
        if (!new SeenFile(file, base).remove()) {
            throw new StaleException(name, WorkFiles.read(file));
        }
    }

    private static void checkBase(Path file, @Nullable String base) {
        Optional<WorkFile> current = WorkFiles.read(file);
        if (!Objects.equals(current.map(WorkFile::hash).orElse(null), base)) {
            throw new StaleException(file.getFileName().toString(), current);
        }
    }
}
