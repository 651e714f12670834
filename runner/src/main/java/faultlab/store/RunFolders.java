package faultlab.store;

import faultlab.files.Folders;
import faultlab.files.Stamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folders in which runs leave their artifacts; the oldest go when there are many. */
public final class RunFolders {

    private static final int KEPT = 30;

    private final Path folder;

    RunFolders(Path folder) {
        this.folder = folder;
    }

    /** Makes a folder for a run of a lab. */
    public Path next(String lab) {
        try {
            Files.createDirectories(folder);
            prune();
            String name = Stamp.now() + "-" + lab;
            Path run = folder.resolve(name);
            return Files.exists(run) ? Files.createTempDirectory(folder, name + "-") : Files.createDirectory(run);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the run in " + folder, e);
        }
    }

    private void prune() throws IOException {
        try (Stream<Path> runs = Files.list(folder)) {
            List<Path> newestFirst = runs.sorted(Comparator.reverseOrder()).toList();
            for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
                Folders.remove(old);
            }
        }
    }
}
