package faultlab.observe;

/** A process that evidence cannot be collected from, and what to do about it. */
public final class Refused extends Exception {

    /** Why, told apart because each has another way out. */
    public enum Reason {
        /** No process has the pid. */
        GONE,
        /** The process is no HotSpot JVM. */
        NOT_A_JVM,
        /** The process belongs to another user. */
        ANOTHER_USER,
        /** The process is stopped by a signal or a debugger. */
        SUSPENDED,
        /** The JVM was started so that nothing can attach. */
        DISABLED,
        /** The JVM did not answer in time. */
        NO_ANSWER
    }

    private final Reason reason;

    Refused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why the process refuses. */
    public Reason reason() {
        return reason;
    }
}
