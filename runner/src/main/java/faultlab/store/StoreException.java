package faultlab.store;

/** The store cannot be used as it is. The message says what was found, where, and the way out; work/ is untouched. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    StoreException(String message) {
        super(message);
    }
}
