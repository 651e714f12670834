package faultlab.cli;

/** Exit codes of every command; scripts depend on them. */
final class Exits {

    /** Passed, or was observed. */
    static final int OK = 0;

    /** The check or the verification failed; diagnosed as faulty or unknown. */
    static final int FAIL = 1;

    /** Wrong use. */
    static final int USAGE = 2;

    /** The lab itself failed: never the learner's doing. */
    static final int ERROR = 3;

    /** Stopped by Ctrl-C, as shells report it. */
    static final int INTERRUPTED = 130;

    private Exits() {}
}
