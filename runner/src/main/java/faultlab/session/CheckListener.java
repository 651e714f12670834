package faultlab.session;

import faultlab.execute.TestOutcome;
import faultlab.verify.Stage;

/** Hears of a check as it goes on. */
public interface CheckListener {

    /** Hears nothing. */
    CheckListener NONE = new CheckListener() {};

    /** A stage begins, or a part of one: {@code detail} says which, and may be empty. */
    default void begins(String stage, String detail) {}

    /** A test has ended. */
    default void testEnded(TestOutcome test) {}

    /** A stage has ended, or was skipped. */
    default void ended(Stage stage) {}
}
