package faultlab.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with a version of a lab's subject.
 *
 * @param using what {@code --using} calls it: fault, solution, alternative:NAME, decoy:NAME, work or a path
 */
public record Variant(String using, Path folder) {

    /** The faulty subject. */
    public static Variant fault(Lab lab) {
        return new Variant("fault", lab.fault());
    }

    /** The reference solution. */
    public static Variant solution(Lab lab) {
        return new Variant("solution", lab.solution());
    }

    /** Every other right fix, by name. */
    public static List<Variant> alternatives(Lab lab) {
        return named("alternative", lab.solution().resolve("alternatives"));
    }

    /** Every plausible wrong fix, by name. */
    public static List<Variant> decoys(Lab lab) {
        return named("decoy", lab.solution().resolve("decoys"));
    }

    private static List<Variant> named(String kind, Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(folder -> new Variant(kind + ":" + folder.getFileName(), folder))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + parent, e);
        }
    }

    /**
     * What {@code --using} names.
     *
     * @param work the learner's copy, for {@code work}
     * @throws UnknownException if there is no such variant; offers the nearest
     */
    public static Variant of(Lab lab, String using, Path work) {
        List<Variant> known = Stream.of(
                        List.of(fault(lab), solution(lab), new Variant("work", work)), alternatives(lab), decoys(lab))
                .flatMap(List::stream)
                .toList();
        return known.stream()
                .filter(variant -> variant.using.equals(using))
                .findFirst()
                .or(() -> folder(using))
                .orElseThrow(() -> new UnknownException(
                        "variant or folder",
                        using,
                        known.stream().map(Variant::using).toList()));
    }

    private static Optional<Variant> folder(String using) {
        try {
            return Optional.of(using)
                    .filter(path -> !path.isBlank())
                    .map(path -> Path.of(path).toAbsolutePath().normalize())
                    .filter(Files::isDirectory)
                    .map(folder -> new Variant(using, folder));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The part after the colon: the name of an alternative or decoy, else what it is used by. */
    public String name() {
        return using.substring(using.indexOf(':') + 1);
    }

    /** The variant's own files, by name: Java sources and jvm.options, no folders and no notes. */
    public List<Path> files() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(Variant::isSubjectFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static boolean isSubjectFile(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java") || name.endsWith(".options");
    }
}
