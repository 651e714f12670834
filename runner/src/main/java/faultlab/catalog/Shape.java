package faultlab.catalog;

import java.util.List;

/**
 * One way in which a fault shows, run in a JVM of its own.
 *
 * @param jvm flags that the shape fixes; they come after the learner's and win
 * @param expect what the faulty subject shows in it: a healthy shape must stay clean even there
 */
public record Shape(String name, List<String> jvm, Expectation expect) {

    /** What the faulty subject shows. */
    public enum Expectation {
        FAULTY,
        HEALTHY
    }
}
