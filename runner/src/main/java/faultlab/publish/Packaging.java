package faultlab.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What goes into the runner's program, whether Maven packs it or JBang: paths in the checkout, with forward slashes.
 *
 * @param sources the runner's Java files
 * @param labs everything in labs/, faults/ and solutions/
 * @param resources the rest, by its name in the program
 */
record Packaging(List<String> sources, List<String> labs, Map<String, String> resources) {

    /** The list of the labs' files in the program; catalog.Roots unpacks them where there is no checkout. */
    static final String INDEX = "runner/src/main/resources/roots/index.txt";

    private static final String RESOURCES = "runner/src/main/resources/";

    static Packaging of(Path checkout) throws IOException {
        List<String> labs = Stream.of("faults", "labs", "solutions")
                .flatMap(root -> files(checkout, root).stream())
                .toList();
        Map<String, String> resources = new TreeMap<>();
        files(checkout, RESOURCES).forEach(path -> resources.put(path.substring(RESOURCES.length()), path));
        resources.put(INDEX.substring(RESOURCES.length()), INDEX);
        files(checkout, "site").forEach(path -> resources.put(path, path));
        List<String> sources = files(checkout, "runner/src/main/java");
        return new Packaging(sources, labs, resources);
    }

    /** One path of the labs a line. */
    String index() {
        return labs.stream().map(path -> path + "\n").collect(Collectors.joining());
    }

    /** Without what Maven, an IDE or a file browser leaves there. */
    private static List<String> files(Path checkout, String folder) {
        if (!Files.isDirectory(checkout.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(checkout.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> checkout.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.matches("(.*/)?(\\..*|target/.*|pom\\.xml|.*\\.iml)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PublishException(checkout.resolve(folder), "cannot be listed: " + e);
        }
    }
}
