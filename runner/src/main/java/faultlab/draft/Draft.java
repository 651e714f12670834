package faultlab.draft;

import faultlab.catalog.LabId;
import faultlab.catalog.Root;
import faultlab.files.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A new lab: a skeleton that compiles, in which every place the author is to write carries a mark that {@code lab verify}
 * refuses. All three folders are made or none.
 */
public final class Draft {

    private static final List<String> ROOTS = List.of("labs", "faults", "solutions");

    /** Templates, beneath the root and within the lab's folder there. */
    private static final List<String> TEMPLATES = List.of(
            "labs/lab.yaml",
            "labs/lesson.md",
            "labs/hints.md",
            "labs/ServiceTest.java",
            "labs/ServiceBenchmark.java",
            "faults/Service.java",
            "faults/Scenario.java",
            "solutions/Service.java",
            "solutions/why.md",
            "solutions/decoys/first-guess/Service.java");

    private static final int CHOICES = 4;

    private final Root root;
    private final String id;

    /**
     * @param root a checkout
     * @param id of the lab, one that {@link #refusal} has nothing against
     */
    public Draft(Root root, String id) {
        this.root = root;
        this.id = id;
    }

    /** Why there can be no new lab of this id, with what to do; empty if there can. */
    public static Optional<String> refusal(Root root, String id) {
        Optional<String> unfit = LabId.refusal(id)
                .map(why -> "\"" + id + "\" cannot be a lab's id: " + why + ". Try another, such as "
                        + LabId.CATALOG.get(0) + ".");
        return unfit.or(() -> ROOTS.stream()
                .filter(name -> Files.exists(root.folder().resolve(name).resolve(id)))
                .findFirst()
                .map(name -> name + "/" + id + " is there already, and nothing was overwritten. `lab verify " + id
                        + "` says what it lacks."));
    }

    /**
     * Writes the files, first aside and then all folders into place.
     *
     * @param scratch a folder on the root's disk
     * @return the files, from the root on
     */
    public List<String> layOut(Path scratch) {
        try {
            Files.createDirectories(scratch);
            Path aside = Files.createTempDirectory(scratch, "new-" + id + "-");
            try {
                Map<String, String> files = files();
                for (Map.Entry<String, String> file : files.entrySet()) {
                    Path target = aside.resolve(file.getKey());
                    Files.createDirectories(target.getParent());
                    Files.writeString(target, file.getValue());
                }
                move(aside);
                return List.copyOf(files.keySet());
            } finally {
                Folders.remove(aside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay out the lab " + id + ", and nothing of it was left behind", e);
        }
    }

    private void move(Path aside) throws IOException {
        List<Path> moved = new ArrayList<>();
        try {
            for (String name : ROOTS) {
                Path target = root.folder().resolve(name).resolve(id);
                Files.move(aside.resolve(name).resolve(id), target, StandardCopyOption.ATOMIC_MOVE);
                moved.add(target);
            }
        } catch (IOException e) {
            for (Path folder : moved) {
                Folders.remove(folder);
            }
            throw e;
        }
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String template : TEMPLATES) {
            int slash = template.indexOf('/');
            String name = template.substring(slash + 1).replace("Scenario", capital() + "Scenario");
            files.put(template.substring(0, slash) + "/" + id + "/" + name, filled(template));
        }
        return files;
    }

    private String filled(String template) throws IOException {
        String file = "/faultlab/new-lab/" + template + ".txt";
        try (InputStream in = Draft.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("the program carries no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{id}}", id)
                    .replace("{{Id}}", capital())
                    .replace("{{choices}}", choices());
        }
    }

    private String capital() {
        return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
    }

    /** The lab itself and some neighbours: the author picks those that look alike. */
    private String choices() {
        return Stream.concat(Stream.of(id), LabId.CATALOG.stream())
                .distinct()
                .limit(CHOICES)
                .collect(Collectors.joining(", "));
    }
}
