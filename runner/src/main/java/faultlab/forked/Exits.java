package faultlab.forked;

/** Exit codes of the child that mean something to the runner. */
final class Exits {

    /** All was reported. */
    static final int DONE = 0;

    /** The scenario, the tests or the benchmark could not be run at all; a report says why. */
    static final int FAILED = 70;

    /** The runner went away. */
    static final int RUNNER_GONE = 71;

    /** Something called System.exit; a report says where. */
    static final int LEFT = 72;

    private Exits() {}
}
