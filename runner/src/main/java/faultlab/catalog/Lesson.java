package faultlab.catalog;

/** What a lesson.md has for programs: the two lines between which {@code lab record} writes the measured figures. */
public final class Lesson {

    /** Where the figures begin. */
    public static final String MEASURED_BEGIN = "<!-- measured: begin -->";

    /** Where they end. */
    public static final String MEASURED_END = "<!-- measured: end -->";

    private Lesson() {}
}
