package faultlab.workspace;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.files.Folders;
import faultlab.files.Guard;
import faultlab.files.Hash;
import faultlab.files.Stamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The learner's copies in work/. The files there are the truth; nothing here deletes one without keeping a copy. */
public final class Workspace {

    private static final int CONTEXT_LINES = 3;

    private final Path work;
    private final Path kept;

    /**
     * @param work work/
     * @param kept where replaced work is kept
     */
    public Workspace(Path work, Path kept) {
        this.work = work;
        this.kept = kept;
    }

    /** Where the learner's copy of a lab lies, whether it is there or not. */
    public Path folder(Lab lab) {
        return work.resolve(lab.id());
    }

    /** The learner's copy, if the lab was started. */
    public Optional<Variant> variant(Lab lab) {
        return Files.isDirectory(folder(lab)) ? Optional.of(new Variant("work", folder(lab))) : Optional.empty();
    }

    /**
     * Copies the subject into work/ID, all files or none. A folder that is there already stays as it is.
     *
     * @return whether it was made now
     */
    public boolean start(Lab lab) {
        Path target = folder(lab);
        if (Files.isDirectory(target)) {
            return false;
        }
        try {
            Path part = copy(lab);
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                if (Files.isDirectory(target)) {
                    // another command was quicker
                    return false;
                }
                throw e;
            } finally {
                Folders.remove(part);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the subject into " + target, e);
        }
    }

    /** The subject's files in a folder of their own beside the learner's. */
    private Path copy(Lab lab) throws IOException {
        Files.createDirectories(work);
        Path part = Files.createTempDirectory(work, ".part-" + lab.id());
        try {
            for (Path file : subject(lab)) {
                Files.copy(file, part.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
            openToAll(part);
            return part;
        } catch (IOException e) {
            Folders.remove(part);
            throw e;
        }
    }

    /** A temporary folder is private; a learner's is like any other. */
    private static void openToAll(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /**
     * Moves the learner's folder away and starts anew: both or nothing.
     *
     * @return where the old work is kept, if there was any
     */
    public Optional<Path> reset(Lab lab) {
        Optional<Variant> old = variant(lab);
        if (old.isEmpty()) {
            start(lab);
            return Optional.empty();
        }
        Path folder = old.get().folder();
        Path target = kept.resolve(lab.id()).resolve(Stamp.now());
        try (Guard alone = alone()) {
            Path part = copy(lab);
            try {
                Files.createDirectories(target.getParent());
                move(folder, target);
                Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Folders.remove(part);
            }
            return Optional.of(target);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep your work in " + target + ", so nothing was reset", e);
        }
    }

    /** Also to another disk, where it is a copy first: what fails half-way leaves the folder as it was. */
    private static void move(Path folder, Path target) throws IOException {
        try {
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            try {
                Folders.copy(folder, target);
            } catch (IOException failed) {
                Folders.remove(target);
                throw failed;
            }
            Folders.remove(folder);
        }
    }

    /** The learner's files by name, or the faulty subject's where the lab is not started. */
    public List<WorkFile> files(Lab lab) {
        return variant(lab)
                .map(WorkFiles::of)
                .orElseGet(() -> subject(lab).stream()
                        .flatMap(file -> WorkFiles.read(file).stream())
                        .toList());
    }

    /**
     * Saves a file of the learner's; starts the lab if it is not.
     *
     * @param base hash of the content that the edit began from, null for a new file
     * @throws StaleException if the file is another now: nothing is written
     * @throws IllegalFileException if there can be no such file
     */
    public WorkFile save(Lab lab, String name, String content, @Nullable String base) {
        WorkFiles.checkName(lab, name);
        try (Guard alone = alone()) {
            start(lab);
            return new Saving(lab, folder(lab)).save(name, content, base);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save " + folder(lab).resolve(name), e);
        }
    }

    /**
     * Removes a file that the learner added, or one with JVM flags: without it there are none but the shapes'. Starts the lab if
     * it is not.
     *
     * @param base hash of the content that was seen
     * @throws StaleException if the file is another now: nothing is removed
     * @throws IllegalFileException if it is the subject's source
     */
    public void remove(Lab lab, String name, String base) {
        WorkFiles.checkName(lab, name);
        try (Guard alone = alone()) {
            start(lab);
            new Saving(lab, folder(lab)).remove(name, base);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder(lab).resolve(name), e);
        }
    }

    /** Two tabs, or two processes, cannot both have seen the same file and both save it. */
    private Guard alone() throws IOException {
        Path lock = kept.resolveSibling("work.lock");
        Files.createDirectories(lock.toAbsolutePath().getParent());
        return Guard.hold(lock);
    }

    /** What tells one text from another: lower-case hex SHA-256 of its UTF-8 bytes. */
    public static String hash(String content) {
        return Hash.of(content);
    }

    /** What tells one state of all files from another, whatever their order. */
    public static String hash(List<WorkFile> files) {
        return Hash.of(files.stream()
                .map(file -> file.name() + " " + file.hash() + "\n")
                .sorted()
                .collect(Collectors.joining()));
    }

    /** @throws IllegalFileException unless a learner may have a file of this name with this text */
    public static void checkFile(Lab lab, String name, String content) {
        WorkFiles.checkName(lab, name);
        WorkFiles.bytes(name, content);
    }

    /** When a file of the learner's copy was last saved, in epoch millis; 0 where there is none. */
    public long lastSaved(Lab lab) {
        return variant(lab).stream()
                .flatMap(variant -> variant.files().stream())
                .mapToLong(file -> file.toFile().lastModified())
                .max()
                .orElse(0);
    }

    /** The subject's files as the lab gives them. */
    public static List<Path> subject(Lab lab) {
        return lab.contract().subject().stream().map(lab.fault()::resolve).toList();
    }

    /** A unified diff from the faulty subject to another version of it; empty where they are alike. */
    public static String diff(Lab lab, Variant to) {
        TreeSet<String> names = new TreeSet<>(lab.contract().subject());
        to.files().forEach(file -> names.add(file.getFileName().toString()));
        if (to.folder().equals(lab.fault())) {
            names.retainAll(lab.contract().subject());
        }
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            List<String> before = lines(lab.fault().resolve(name));
            List<String> after = lines(to.folder().resolve(name));
            lines.addAll(UnifiedDiffUtils.generateUnifiedDiff(
                    "faults/" + lab.id() + "/" + name,
                    to.using() + "/" + name,
                    before,
                    DiffUtils.diff(before, after),
                    CONTEXT_LINES));
        }
        return String.join("\n", lines);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
