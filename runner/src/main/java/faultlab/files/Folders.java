package faultlab.files;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Folders with all in them. */
public final class Folders {

    private Folders() {}

    /** A folder is emptied so often, with a moment in between, while somebody who is about to end still writes into it. */
    private static final int TRIES = 20;

    private static final long MOMENT_NANOS = 50_000_000;

    /** Removes a folder and all in it, without following links. */
    public static void remove(Path folder) throws IOException {
        for (int tries = 1; Files.exists(folder); tries++) {
            try {
                empty(folder);
            } catch (DirectoryNotEmptyException e) {
                if (tries == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(MOMENT_NANOS);
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                open(visited);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && open(file)) {
                    remove(file);
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, java.io.IOException e) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Gives its owner back the right to list and change a folder. Returns whether it had to and could. */
    private static boolean open(Path folder) {
        java.io.File entry = folder.toFile();
        boolean was = entry.canRead() && entry.canWrite() && entry.canExecute();
        return !was && entry.setReadable(true) && entry.setWritable(true) && entry.setExecutable(true);
    }

    /** Copies a folder and all in it, links as links; the copy's own folder may be there, empty. */
    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> entries = Files.walk(from)) {
            for (Path entry : entries.toList()) {
                Path copy = to.resolve(from.relativize(entry));
                if (!copy.equals(to) || !Files.isDirectory(to)) {
                    Files.copy(entry, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }
}
