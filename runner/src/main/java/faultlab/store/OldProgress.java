package faultlab.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.files.Stamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Progress as it was kept before there was a database: a file a lab. Read where there is no database yet, and taken over
 * when one is made.
 *
 * @param folder .lab/progress, whether it is there or not
 */
record OldProgress(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String END = ".json";

    /** By lab; empty where nothing was kept. */
    Map<String, Progress> all() {
        Map<String, Progress> all = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(END)).forEach(file -> all.put(lab(file), read(file)));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static String lab(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - END.length());
    }

    private static Progress read(Path file) {
        try {
            return JSON.readValue(file.toFile(), Progress.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read. Your work is not in it: move it away and go on", e);
        }
    }

    /** Moves the folder out of the way. Nothing reads it from then on. */
    void aside() throws IOException {
        if (Files.isDirectory(folder)) {
            Files.move(folder, Stamp.beside(folder, "old"));
        }
    }
}
