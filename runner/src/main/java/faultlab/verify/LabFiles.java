package faultlab.verify;

import faultlab.catalog.Lab;
import faultlab.catalog.Root;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every file of a lab in the three roots, read once.
 *
 * @param texts by path from the root on, with forward slashes; empty for what is no text. An empty folder is listed with a
 *     slash at its end
 */
public record LabFiles(String id, SortedMap<String, String> texts) {

    /** The folders of a root that each lab has its own folder in, in the order an author fills them. */
    static final List<String> ROOTS = List.of("faults", "solutions", "labs");

    /** Reads the lab's folders. */
    public static LabFiles of(Lab lab) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Path folder : List.of(lab.folder(), lab.fault(), lab.solution())) {
            if (Files.isDirectory(folder)) {
                read(lab.root(), folder, texts);
            }
        }
        return new LabFiles(lab.id(), texts);
    }

    private static void read(Root root, Path folder, SortedMap<String, String> texts) {
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.toList()) {
                String path = root.folder().relativize(entry).toString().replace('\\', '/');
                if (!Files.isDirectory(entry)) {
                    texts.put(path, isText(path) ? text(entry) : "");
                } else if (isEmpty(entry)) {
                    texts.put(path + "/", "");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the lab's files in " + folder, e);
        }
    }

    private static boolean isText(String path) {
        return path.matches(".*\\.(java|md|yaml|options)");
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** The lab's folder in one of the {@link #ROOTS}, with a slash at its end. */
    String folder(String root) {
        return root + "/" + id + "/";
    }

    boolean has(String path) {
        return texts.containsKey(path);
    }

    /** A file's text, empty where there is none. */
    String text(String path) {
        return texts.getOrDefault(path, "");
    }

    /** Paths under a folder, as they go on from it. */
    List<String> under(String folder) {
        return texts.keySet().stream()
                .filter(path -> path.startsWith(folder))
                .map(path -> path.substring(folder.length()))
                .toList();
    }

    /** Names of the folders directly in a folder. */
    List<String> folders(String folder) {
        return under(folder).stream()
                .filter(path -> path.indexOf('/') > 0)
                .map(path -> path.substring(0, path.indexOf('/')))
                .distinct()
                .toList();
    }

    /** Names of the files directly in a folder. */
    List<String> names(String folder) {
        return under(folder).stream()
                .filter(path -> !path.isEmpty() && path.indexOf('/') < 0)
                .toList();
    }
}
