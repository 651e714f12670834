package faultlab.publish;

import faultlab.catalog.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JBang directives at the top of a lab's scenario, with which it runs by itself. */
final class ScenarioHeader {

    /** The formatter would pull a directive's slashes and its name apart. */
    private static final Markers FENCE = new Markers("// spotless:off", "// spotless:on");

    private ScenarioHeader() {}

    /** The lab's one file named {@code …Scenario.java}. */
    static Path scenario(Lab lab) {
        List<Path> found = javaFiles(lab.fault()).stream()
                .filter(file -> file.toString().endsWith("Scenario.java"))
                .toList();
        if (found.size() != 1) {
            throw new PublishException(lab.fault(), "expected one file named …Scenario.java, found " + found.size());
        }
        return found.getFirst();
    }

    /** The scenario's text with the directives it should have: an author need not know of them. */
    static String in(Path scenario, Lab lab, Dependencies dependencies) throws IOException {
        Stream<String> libraries = lab.contract().libraries().stream().map(name -> "//DEPS " + dependencies.of(name));
        Stream<String> beside = javaFiles(lab.fault()).stream()
                .filter(file -> !file.equals(scenario))
                .map(file -> "//SOURCES " + file.getFileName());
        Stream<String> shared = javaFiles(lab.root().faults().resolve("shared")).stream()
                .map(file -> "//SOURCES ../shared/" + file.getFileName());
        Stream<String> contract = Stream.of("//FILES lab.yaml=../../labs/" + lab.id() + "/lab.yaml");
        Stream<String> options = lab.contract().options().stream().map(name -> "//FILES " + name + "=" + name);
        String directives = Stream.of(Stream.of("//JAVA 25+"), libraries, beside, shared, contract, options)
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        String text = Files.readString(scenario);
        return FENCE.replace(scenario, FENCE.isIn(text) ? text : FENCE.before(text), directives);
    }

    private static List<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PublishException(folder, "cannot be listed: " + e);
        }
    }
}
