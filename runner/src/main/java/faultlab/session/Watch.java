package faultlab.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tells when a file in a folder was changed, added or removed. Looks five times a second: editors save in many ways. */
public final class Watch {

    private static final long LOOK_MILLIS = 200;

    private final Path folder;
    private Map<String, String> remembered = Map.of();

    /** @param folder whose files are watched */
    public Watch(Path folder) {
        this.folder = folder;
    }

    /** From now on a change counts. */
    public void remember() {
        remembered = look();
    }

    /** Whether the files differ from what was remembered. */
    public boolean hasChanged() {
        return !look().equals(remembered);
    }

    /** Returns once the files differ from what was remembered and have then stayed alike for one look. */
    public void awaitChange() throws InterruptedException {
        Map<String, String> now = look();
        Map<String, String> before = now;
        while (now.equals(remembered) || !now.equals(before)) {
            Thread.sleep(LOOK_MILLIS);
            before = now;
            now = look();
        }
    }

    private Map<String, String> look() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Files.size(file) + "@" + Files.getLastModifiedTime(file));
            }
        } catch (IOException e) {
            // an editor that replaces files: the next look sees them
        }
        return files;
    }
}
