package faultlab.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Temporary folders of a run, named so that those of a runner that was killed can be told: {@code faultlab-PID-…}. */
public final class Temporary {

    private static final Pattern NAME = Pattern.compile("faultlab-(\\d+)-.*");

    /** A runner in another container may share the folder and have a process id that is nobody's here. */
    private static final Duration AGE = Duration.ofMinutes(10);

    private Temporary() {}

    /** Makes a folder that only this user can read. */
    public static Path folder(String what) throws IOException {
        return Files.createTempDirectory("faultlab-" + ProcessHandle.current().pid() + "-" + what);
    }

    /** Removes what runners left that were killed more than ten minutes ago, as far as it can be removed. */
    public static void sweep() {
        for (Path folder : folders()) {
            Matcher name = NAME.matcher(folder.getFileName().toString());
            if (name.matches() && !isAlive(name.group(1))) {
                removeIfOld(folder);
            }
        }
    }

    private static List<Path> folders() {
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isAlive(String pid) {
        return pid.length() > 10
                || ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }

    private static void removeIfOld(Path folder) {
        try {
            Instant changed = Files.getLastModifiedTime(folder).toInstant();
            if (changed.isBefore(Instant.now().minus(AGE))) {
                Folders.remove(folder);
            }
        } catch (IOException e) {
            // another user's, or gone by now: nothing depends on it
        }
    }
}
