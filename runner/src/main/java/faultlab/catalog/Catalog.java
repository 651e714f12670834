package faultlab.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The labs of some roots, by chapter and title. */
public final class Catalog {

    private final List<Lab> labs;
    private final List<ContractException> broken;

    private Catalog(List<Lab> labs, List<ContractException> broken) {
        this.labs = labs;
        this.broken = broken;
    }

    /** Reads every lab of the roots. A broken lab.yaml hides that lab only: see {@link #broken()}. */
    public static Catalog load(List<Root> roots) {
        Stream.Builder<Lab> labs = Stream.builder();
        Stream.Builder<ContractException> broken = Stream.builder();
        for (Root root : roots) {
            for (Path folder : folders(root.labs())) {
                try {
                    labs.add(lab(root, folder));
                } catch (ContractException e) {
                    broken.add(e);
                }
            }
        }
        Comparator<Lab> order = Comparator.comparingInt(
                        (Lab lab) -> lab.contract().chapter())
                .thenComparingInt(lab -> lab.contract().difficulty())
                .thenComparing(Lab::id);
        return new Catalog(labs.build().sorted(order).toList(), broken.build().toList());
    }

    private static Lab lab(Root root, Path folder) {
        Path file = folder.resolve("lab.yaml");
        Contract contract = ContractReader.read(file);
        if (!folder.getFileName().toString().equals(contract.id())) {
            throw new ContractException(
                    file, "id is \"" + contract.id() + "\" but the folder is " + folder.getFileName());
        }
        return new Lab(contract, root);
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve("lab.yaml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the labs in " + parent, e);
        }
    }

    /** All labs, by chapter, then difficulty, then id. */
    public List<Lab> labs() {
        return labs;
    }

    /** What is wrong with the lab.yaml files that could not be read. */
    public List<ContractException> broken() {
        return broken;
    }

    /**
     * The lab with the id.
     *
     * @throws UnknownException offering the nearest ids
     * @throws ContractException if the lab's lab.yaml is broken
     */
    public Lab lab(String id) {
        return labs.stream().filter(lab -> lab.id().equals(id)).findFirst().orElseThrow(() -> unknown(id));
    }

    private RuntimeException unknown(String id) {
        return broken.stream()
                .filter(problem -> problem.lab().equals(id))
                .<RuntimeException>map(problem -> problem)
                .findFirst()
                .orElseGet(() -> new UnknownException(
                        "lab", id, labs.stream().map(Lab::id).toList()));
    }
}
