package faultlab.catalog;

import java.util.List;

/**
 * One way in which a fault shows, run in a JVM of its own.
 *
 * @param jvm flags that the shape fixes; they come after the learner's and win
 * @param expect what the faulty subject shows in it: a healthy shape must stay clean even there
 */
public record Shape(String name, List<String> jvm, Expectation expect) {

    /** The file with a variant's JVM flags for all shapes. */
    public static final String OPTIONS = "jvm.options";

    /** The file with a variant's JVM flags for this shape. */
    public String optionsFile() {
        return "jvm." + name + ".options";
    }

    /** What the faulty subject shows. */
    public enum Expectation {
        FAULTY,
        HEALTHY
    }
}
