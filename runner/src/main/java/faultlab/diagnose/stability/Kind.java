package faultlab.diagnose.stability;

import org.jspecify.annotations.Nullable;

/** What the table has a row of. */
public enum Kind {
    /** Live threads, virtual ones too: at the last look. */
    THREADS("threads", "threads", "over 10,000 and no decline", "at most 1,000"),
    /** The shortest pause that 99 of 100 do not exceed (nearest rank), in milliseconds. */
    GC_PAUSE_P99("GC pause P99", "ms", "over 20 ms", "at most 10 ms"),
    /** (longest pause − mean pause) ÷ standard deviation of all pauses. */
    GC_PAUSE_JITTER("GC pause jitter", "σ", "over 3 σ", "at most 3 σ"),
    /** Bytes alive more at the last look than at the one before, each counted after a full collection. */
    LIVE_HEAP("live heap", "bytes", "keeps growing, no fall after a GC", "+20 KB or less at the last look"),
    /** Collections while the JVM was recorded; without a recording the pauses between the looks. */
    GC_COUNT("GC count", "collections", null, "paused at most 5 % of the time"),
    /** Bytes allocated in a second. */
    ALLOCATION("allocation rate", "bytes/s", null, null);

    private final String label;
    private final String unit;
    private final @Nullable String risk;
    private final @Nullable String healthy;

    Kind(String label, String unit, @Nullable String risk, @Nullable String healthy) {
        this.label = label;
        this.unit = unit;
        this.risk = risk;
        this.healthy = healthy;
    }

    /** What the row is called. */
    public String label() {
        return label;
    }

    /** What the row's value is counted in. */
    public String unit() {
        return unit;
    }

    /** The article's sign of risk; null where it counts and names none. */
    public @Nullable String risk() {
        return risk;
    }

    /** Our bound, for the article's column of them is empty in our copy; null where what is much depends on the work. */
    public @Nullable String healthy() {
        return healthy;
    }
}
