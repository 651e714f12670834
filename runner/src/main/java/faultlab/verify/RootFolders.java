package faultlab.verify;

import faultlab.catalog.Root;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What lies directly in the three roots.
 *
 * @param entries names by root ({@code labs}, {@code faults}, {@code solutions}); a folder's ends in a slash
 */
public record RootFolders(Map<String, List<String>> entries) {

    private static final List<String> FILES = List.of("pom.xml");
    private static final List<String> FOLDERS =
            List.of("labs/target/", "faults/target/", "solutions/target/", "faults/shared/");

    /** Reads the roots' own entries. */
    public static RootFolders of(Root root) {
        Map<String, List<String>> entries = new LinkedHashMap<>();
        entries.put("faults", names(root.faults()));
        entries.put("solutions", names(root.solutions()));
        entries.put("labs", names(root.labs()));
        return new RootFolders(entries);
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(entry -> entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** Folders without their twins in the other roots, and files that belong to no lab. */
    public List<Flaw> flaws() {
        List<Flaw> flaws = new ArrayList<>();
        entries.forEach((root, names) -> names.stream()
                .filter(name -> !FILES.contains(name) && !FOLDERS.contains(root + "/" + name))
                .forEach(name -> flaws.addAll(name.endsWith("/") ? twins(root, name) : unlisted(root, name))));
        return flaws.stream().distinct().toList();
    }

    private List<Flaw> twins(String root, String name) {
        return entries.keySet().stream()
                .filter(other -> !entries.getOrDefault(other, List.of()).contains(name))
                .map(other -> new Flaw(
                        other + "/" + name,
                        "the folder is missing, though there is " + root + "/" + name,
                        "A lab has one in faults, solutions and labs: `lab new` lays all three out. Add it or delete the"
                                + " others."))
                .toList();
    }

    private static List<Flaw> unlisted(String root, String name) {
        return List.of(
                new Flaw(root + "/" + name, "the file belongs to no lab", "Move it into a lab's folder or delete it."));
    }
}
