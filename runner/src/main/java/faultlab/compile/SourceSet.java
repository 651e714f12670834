package faultlab.compile;

import faultlab.catalog.ContractException;
import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that is compiled together into one folder: a variant's files, and the lab's own around them.
 *
 * @param mine the variant's Java files
 * @param labs the scenario, shared/, the tests and the benchmark
 */
public record SourceSet(Lab lab, Variant variant, List<Path> mine, List<Path> labs) {

    /** Gathers the files of a lab with one variant of its subject. */
    public static SourceSet of(Lab lab, Variant variant) {
        List<String> subject = lab.contract().subject();
        boolean fault = variant.folder().equals(lab.fault());
        List<Path> mine = java(variant.folder(), name -> !fault || subject.contains(name));
        List<Path> labs = Stream.concat(own(lab).stream(), java(sharedOf(lab), name -> true).stream())
                .toList();
        return new SourceSet(lab, variant, mine, labs);
    }

    private static List<Path> java(Path folder, Predicate<String> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(".java"))
                    .filter(file -> wanted.test(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** Those of the lab's files that all labs share. */
    List<Path> shared() {
        return labs.stream().filter(this::isShared).toList();
    }

    /** The others. */
    List<Path> unshared() {
        return labs.stream().filter(file -> !isShared(file)).toList();
    }

    private boolean isShared(Path file) {
        return file.startsWith(sharedOf(lab));
    }

    private static Path sharedOf(Lab lab) {
        return lab.root().faults().resolve("shared");
    }

    /** The lab's own files beside every variant: scenario, tests, benchmark. */
    private static List<Path> own(Lab lab) {
        List<String> subject = lab.contract().subject();
        return Stream.of(java(lab.fault(), name -> !subject.contains(name)), java(lab.folder(), name -> true))
                .flatMap(List::stream)
                .toList();
    }

    /** Names of the variant's files. */
    public List<String> mineNames() {
        return names(mine);
    }

    /** Fully qualified names of the lab's classes whose file ends in the suffix, such as {@code Test}. */
    public static List<String> classesEndingIn(Lab lab, String suffix) {
        return names(own(lab)).stream()
                .map(name -> name.replace(".java", ""))
                .filter(name -> name.endsWith(suffix))
                .map(name -> lab.id() + "." + name)
                .toList();
    }

    /**
     * The lab's one class whose file ends in the suffix, such as {@code Scenario}.
     *
     * @throws ContractException if the lab has none
     */
    public String classEndingIn(String suffix) {
        return classesEndingIn(lab, suffix).stream()
                .findFirst()
                .orElseThrow(() -> new ContractException(
                        lab.folder().resolve("lab.yaml"),
                        "the lab has no file *" + suffix + ".java; `lab verify " + lab.id() + "` says what it lacks"));
    }

    static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }
}
