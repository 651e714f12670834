package faultlab.session;

import faultlab.verify.Check;
import faultlab.verify.Flaw;
import java.util.List;

/** Hears of a verification as it goes on, from several threads. */
public interface VerifyListener {

    /** Hears nothing. */
    VerifyListener NONE = new VerifyListener() {};

    /** A lab's files have been looked through. */
    default void inspected(String lab, List<Flaw> flaws) {}

    /** A variant is about to be checked, in the round of that number from 1. */
    default void begins(String lab, int round, String using) {}

    /** It has been. */
    default void ended(String lab, int round, Check check) {}
}
