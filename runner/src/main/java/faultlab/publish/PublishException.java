package faultlab.publish;

import java.nio.file.Path;

/** A file that cannot be generated, or a source of one that cannot be understood: says which, and what was expected. */
public final class PublishException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PublishException(Path file, String problem) {
        super(file + ": " + problem);
    }
}
