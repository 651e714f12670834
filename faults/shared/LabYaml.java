package shared;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lab's contract as text, for a scenario that runs by itself: the JDK reads no YAML, but one-line entries are plain. */
final class LabYaml {

    private LabYaml() {}

    /** Empty where the file is not at hand. */
    static String text() {
        return AtHand.text("labs", "lab.yaml");
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

    /** The memory of a JVM of the lab as its line has it, such as {@code 256m}; empty where the file is not at hand. */
    static String memory() {
        Matcher line = Pattern.compile("^memory: *(\\w+)", Pattern.MULTILINE).matcher(text());
        return line.find() ? line.group(1) : "";
    }
}
