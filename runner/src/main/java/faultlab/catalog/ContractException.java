package faultlab.catalog;

import java.nio.file.Path;

/** A lab.yaml that cannot be taken as it is: says which file, what is wrong and what was expected. */
public final class ContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ContractException(Path file, String problem) {
        super(file + ": " + problem);
    }
}
