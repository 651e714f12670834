package faultlab.web.api;

import faultlab.catalog.Lab;
import faultlab.web.api.LabView.FileView;
import faultlab.workspace.WorkFile;
import faultlab.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that a lab's page shows. */
final class LabFiles {

    private LabFiles() {}

    /** The learner's and, once there is a diagnosis, the lab's tests: before it they would tell what to look for. */
    static List<FileView> of(Lab lab, List<WorkFile> work, boolean diagnosed) {
        List<FileView> files = new ArrayList<>();
        work.forEach(file ->
                files.add(new FileView(file.name(), file.content(), file.hash(), original(lab, file.name()), false)));
        if (diagnosed) {
            tests(lab).forEach(test -> files.add(readOnly(test)));
        }
        return files;
    }

    private static @Nullable String original(Lab lab, String name) {
        return lab.contract().subject().contains(name) ? text(lab.fault().resolve(name)) : null;
    }

    private static List<Path> tests(Lab lab) {
        try (Stream<Path> files = Files.list(lab.folder())) {
            return files.filter(file -> file.getFileName().toString().endsWith("Test.java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + lab.folder(), e);
        }
    }

    private static FileView readOnly(Path file) {
        var text = text(file);
        return new FileView(file.getFileName().toString(), text, Workspace.hash(text), text, true);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
