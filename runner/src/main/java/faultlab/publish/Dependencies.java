package faultlab.publish;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the runner needs to compile and run, as the poms say it: {@code group:artifact:version}, in their order.
 *
 * @param boms whose versions hold for what the others bring along
 */
record Dependencies(List<String> boms, List<String> coordinates, Path pom) {

    static Dependencies ofRunner(Path checkout) {
        Pom root = Pom.read(checkout.resolve("pom.xml"));
        Pom runner = Pom.read(checkout.resolve("runner/pom.xml"));
        return new Dependencies(root.imported(), runner.compileAndRuntime(root), runner.file());
    }

    /**
     * The coordinates of an artifact that a lab declares.
     *
     * @throws PublishException if the runner does not depend on it
     */
    String of(String artifact) {
        return coordinates.stream()
                .filter(coordinate -> coordinate.contains(":" + artifact + ":"))
                .findFirst()
                .orElseThrow(() -> new PublishException(
                        pom,
                        "no dependency has the artifactId " + artifact + ", which a lab.yaml lists in its libraries"));
    }

    /** {@code Deps.java}: the same for JBang, which cannot read a pom. */
    String script() {
        Stream<String> versions = boms.stream().map(bom -> bom + "@pom");
        return Stream.concat(versions, coordinates.stream())
                .map(coordinate -> "//DEPS " + coordinate + "\n")
                .collect(Collectors.joining(
                        "",
                        "// Generated from runner/pom.xml by ./lab generate.\n// spotless:off\n",
                        "// spotless:on\n\n/** What Fault Lab needs, for JBang. */\nfinal class Deps {}\n"));
    }
}
