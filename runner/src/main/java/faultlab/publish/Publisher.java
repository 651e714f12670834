package faultlab.publish;

import faultlab.catalog.Catalog;
import faultlab.catalog.ContractException;
import faultlab.catalog.Lab;
import faultlab.catalog.Root;
import faultlab.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The generated files of a checkout and what they should say. {@code lab generate} writes them. */
public final class Publisher {

    private final Path checkout;
    private final List<Lab> labs;

    private Publisher(Path checkout, List<Lab> labs) {
        this.checkout = checkout;
        this.labs = labs;
    }

    /**
     * Reads the labs of a checkout.
     *
     * @throws ContractException if a lab.yaml is broken: half a catalog is not published
     */
    public static Publisher of(Path checkout) {
        Catalog catalog = Catalog.load(List.of(new Root(checkout)));
        catalog.broken().stream().findFirst().ifPresent(broken -> {
            throw broken;
        });
        return new Publisher(checkout, catalog.labs());
    }

    /**
     * Every generated file's expected content, by its path in the checkout, with forward slashes.
     *
     * @throws PublishException if a file that is generated in part lacks the markers around that part
     */
    public SortedMap<String, String> expected() throws IOException {
        Dependencies dependencies = Dependencies.ofRunner(checkout);
        Packaging packaging = Packaging.of(checkout);
        SortedMap<String, String> files = new TreeMap<>();
        files.put("jbang-catalog.json", JBangCatalog.of(checkout, labs));
        files.put("Deps.java", dependencies.script());
        files.put("lab.java", LabScript.of(packaging));
        files.put(Packaging.INDEX, packaging.index());
        files.put("docs/diagnosis.md", DiagnosisPage.of(labs));
        files.put("README.md", ReadmeTable.in(checkout.resolve("README.md"), labs));
        for (Lab lab : labs) {
            Path scenario = ScenarioHeader.scenario(lab);
            files.put(relative(scenario), ScenarioHeader.in(scenario, lab, dependencies));
        }
        return files;
    }

    /** The generated files that are missing or say something else, by their path in the checkout. */
    public List<String> drifted() throws IOException {
        return expected().entrySet().stream()
                .filter(file -> !isUpToDate(file))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Writes what has drifted and returns the paths written. */
    public List<String> publish() throws IOException {
        SortedMap<String, String> expected = expected();
        List<String> drifted = drifted();
        for (String path : drifted) {
            AtomicFile.write(
                    checkout.resolve(path), expected.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8));
        }
        return drifted;
    }

    private boolean isUpToDate(Map.Entry<String, String> expected) {
        try {
            Path file = checkout.resolve(expected.getKey());
            return Files.isRegularFile(file) && Files.readString(file).equals(expected.getValue());
        } catch (IOException e) {
            return false;
        }
    }

    private String relative(Path file) {
        return checkout.relativize(file).toString().replace('\\', '/');
    }
}
