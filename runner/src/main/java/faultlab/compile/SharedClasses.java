package faultlab.compile;

import faultlab.files.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;

/** What all labs share, compiled once for each content: no variant changes it, and it is half of what javac would have to do. */
final class SharedClasses {

    private final Javac javac;
    private final Path cache;

    SharedClasses(Javac javac, Path cache) {
        this.javac = javac;
        this.cache = cache;
    }

    /** Puts the classes into a folder. False where they can't be kept or do not compile: then they belong to the sources. */
    boolean copied(SourceSet sources, Path classes) throws IOException {
        List<Path> files = sources.shared();
        Path kept = cache.resolve("shared-" + identity(files));
        if (!Files.isDirectory(kept) && !make(sources, files, kept)) {
            return false;
        }
        Folders.copy(kept, classes);
        return true;
    }

    private boolean make(SourceSet sources, List<Path> files, Path kept) throws IOException {
        Path part;
        try {
            part = Files.createDirectories(cache.resolve("part-" + UUID.randomUUID()));
        } catch (IOException e) {
            // a folder that nobody may write is no reason to compile nothing
            return false;
        }
        try {
            if (!javac.compile(sources, files, part).problems().isEmpty()) {
                return false;
            }
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException e) {
            // another thread or process made the same meanwhile; the system has several words for a folder that is not
            // empty
            if (Files.isDirectory(kept)) {
                return true;
            }
            throw e;
        } finally {
            Folders.remove(part);
        }
    }

    private static String identity(List<Path> files) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
        for (Path file : files) {
            sum.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            sum.update(Files.readAllBytes(file));
        }
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
