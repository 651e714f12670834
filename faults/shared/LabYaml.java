package shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lab's contract as text, for a scenario that runs by itself: the JDK reads no YAML, but one-line entries are plain. */
final class LabYaml {

    private LabYaml() {}

    /**
     * From the class path under JBang ({@code //FILES lab.yaml=…}), else from a checkout around the working folder; empty
     * where there is neither.
     */
    static String text() {
        try (InputStream packed = LabYaml.class.getResourceAsStream("/lab.yaml")) {
            if (packed != null) {
                return new String(packed.readAllBytes(), StandardCharsets.UTF_8);
            }
            String lab = Standalone.lab();
            for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
                Path file = folder.resolve("labs").resolve(lab).resolve("lab.yaml");
                if (Files.isRegularFile(file)) {
                    return Files.readString(file);
                }
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read lab.yaml", e);
        }
    }

    /** The JVM flags of a shape, from its line {@code name: {jvm: [-Xmx64m], expect: …}}. */
    static List<String> jvm(String shape) {
        Matcher line = Pattern.compile(
                        "^ {2}" + Pattern.quote(shape) + ": *\\{ *jvm: *\\[([^\\]]*)]", Pattern.MULTILINE)
                .matcher(text());
        return line.find()
                ? Pattern.compile(" *, *")
                        .splitAsStream(line.group(1).strip())
                        .filter(flag -> !flag.isEmpty())
                        .toList()
                : List.of();
    }
}
