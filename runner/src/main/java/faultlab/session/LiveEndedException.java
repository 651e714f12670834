package faultlab.session;

/** A live run has ended, and what was asked of it cannot be done any more. */
public final class LiveEndedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    LiveEndedException(String message) {
        super(message);
    }
}
