package faultlab.web.runs;

/** What a run does. */
public enum Kind {
    /** Repeats one shape's work until it is stopped, for the charts and the console. */
    LIVE,
    /** Judges the learner's work. */
    CHECK,
    /** Observes every shape once, with profiler and collector. */
    EXPLAIN
}
