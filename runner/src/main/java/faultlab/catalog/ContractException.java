package faultlab.catalog;

import java.nio.file.Path;
import java.util.Objects;

/** A lab.yaml that cannot be taken as it is: says which file, what is wrong and what was expected. */
public final class ContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String lab;

    /** @param file the lab's lab.yaml */
    public ContractException(Path file, String problem) {
        super(file + ": " + problem);
        Path folder = Objects.requireNonNull(file.getParent(), "a lab.yaml lies in a folder");
        this.lab = folder.getFileName().toString();
    }

    /** The folder's name, which is the lab's id. */
    public String lab() {
        return lab;
    }
}
