package faultlab.verify;

import faultlab.catalog.Contract;
import faultlab.catalog.Shape;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Memory and shapes as lab.yaml writes them: a line each, for a scenario that runs by itself gives its JVMs the same flags. */
final class ShapeLines {

    private ShapeLines() {}

    static List<Flaw> flaws(Contract contract, String yaml) {
        String file = "labs/" + contract.id() + "/lab.yaml";
        Stream<Flaw> memory =
                Pattern.compile("(?m)^memory: *\\w+").matcher(yaml).find()
                        ? Stream.empty()
                        : Stream.of(new Flaw(
                                file,
                                "memory is not in the one-line form that a scenario reads by itself",
                                "Write memory: %dm".formatted(contract.memoryBytes() >> 20)));
        Stream<Flaw> shapes = contract.shapes().stream()
                .filter(shape -> !jvm(shape, yaml).equals(shape.jvm()))
                .map(shape -> new Flaw(
                        file,
                        "shapes." + shape.name() + " is not in the one-line form that a scenario reads by itself",
                        "Write   %s: {jvm: [%s], expect: %s}"
                                .formatted(
                                        shape.name(),
                                        String.join(", ", shape.jvm()),
                                        shape.expect().name().toLowerCase(Locale.ROOT))));
        return Stream.concat(memory, shapes).toList();
    }

    /** As {@code shared.LabYaml} reads them. */
    private static List<String> jvm(Shape shape, String yaml) {
        Matcher line = Pattern.compile("(?m)^ {2}" + Pattern.quote(shape.name()) + ": *\\{ *jvm: *\\[([^\\]]*)]")
                .matcher(yaml);
        return line.find()
                ? Stream.of(line.group(1).strip().split(" *, *"))
                        .filter(flag -> !flag.isEmpty())
                        .toList()
                : List.of();
    }
}
