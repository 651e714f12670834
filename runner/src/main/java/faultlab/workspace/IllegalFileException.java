package faultlab.workspace;

/** A file that cannot be one of the learner's: its name, its size or what it holds. The message says what to do. */
public final class IllegalFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IllegalFileException(String message) {
        super(message);
    }
}
