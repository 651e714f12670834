package shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One line of lab.yaml's {@code signals}, for a scenario that runs by itself. The runner reads the same lines with a YAML
 * library; this reads only the one-line form that {@code lab verify} insists on.
 */
record Bounds(String signal, String unit, String healthy, String faulty) {

    private static final Pattern LINE = Pattern.compile(
            "^ {2}([\\w-]+\\.\\w+): *\\{ *unit: *(\\w+), *healthy: *\"([<>]=\\d+)\", *faulty: *\"([<>]=\\d+)\"",
            Pattern.MULTILINE);

    /** The bounds of the lab whose scenario this JVM runs; empty where its lab.yaml is not at hand. */
    static List<Bounds> ofLab() {
        return labYaml().stream()
                .flatMap(yaml -> LINE.matcher(yaml).results())
                .map(Bounds::parse)
                .toList();
    }

    private static Bounds parse(MatchResult line) {
        return new Bounds(line.group(1), line.group(2), line.group(3), line.group(4));
    }

    /** "healthy", "faulty", or "inconclusive" for what lies between. */
    String judge(long value) {
        return meets(healthy, value) ? "healthy" : meets(faulty, value) ? "faulty" : "inconclusive";
    }

    private static boolean meets(String bound, long value) {
        long limit = Long.parseLong(bound.substring(2));
        return bound.startsWith("<=") ? value <= limit : value >= limit;
    }

    /** From the class path under JBang ({@code //FILES lab.yaml=…}), else from a checkout around the working folder. */
    private static Optional<String> labYaml() {
        try (InputStream packed = Bounds.class.getResourceAsStream("/lab.yaml")) {
            if (packed != null) {
                return Optional.of(new String(packed.readAllBytes(), StandardCharsets.UTF_8));
            }
            String lab = Standalone.lab();
            for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
                Path file = folder.resolve("labs").resolve(lab).resolve("lab.yaml");
                if (Files.isRegularFile(file)) {
                    return Optional.of(Files.readString(file));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read lab.yaml", e);
        }
    }
}
