package faultlab.web.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import faultlab.catalog.Bound;
import faultlab.store.Progress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lab as its page gets it: {@code GET /api/labs/ID}.
 *
 * @param step observe, diagnose, fix or prove: what is next
 * @param diagnosis null until the learner has locked one in
 * @param lesson the sections that are open
 * @param files the learner's; after the diagnosis the lab's tests too
 * @param options names of the files with JVM flags that the work may have
 * @param checkedHash over all files when they were last checked; null if they never were
 * @param workHash over all files now
 * @param lastCheck as {@code check --json} printed it; null if there was none
 * @param runs by kind: the id of the one under way, or null
 * @param last by kind and variant: the id of the newest in this server's life
 */
record LabView(
        String id,
        String title,
        int chapter,
        int minutes,
        int difficulty,
        String step,
        Progress progress,
        List<String> shapes,
        List<SignalView> signals,
        BenchmarkView benchmark,
        List<Choice> choices,
        @Nullable Diagnosis diagnosis,
        List<Section> lesson,
        HintsView hints,
        List<FileView> files,
        List<String> options,
        @Nullable String checkedHash,
        String workHash,
        @JsonRawValue @Nullable String lastCheck,
        Map<String, @Nullable String> runs,
        Map<String, Map<String, String>> last) {

    /** What the lab measures in a shape, and its bounds. */
    record SignalView(String shape, String name, String unit, Bound healthy, Bound faulty) {}

    /** What the benchmark is held to. */
    record BenchmarkView(Bound allocatedPerOp) {}

    /** A cause to choose, and what it is called. */
    record Choice(String id, String label) {}

    /**
     * What the learner locked in.
     *
     * @param at epoch millis
     * @param cause the right one
     */
    record Diagnosis(String choice, boolean right, long at, String cause) {}

    /** A part of the lesson, its text as safe HTML. */
    record Section(String id, String title, String html) {}

    /** How many hints there are, and those taken. */
    record HintsView(int count, List<Hint> taken) {}

    /** A hint, its text as safe HTML. */
    record Hint(int number, String html) {}

    /**
     * A file on the page.
     *
     * @param original what the lab gives, null for a file that the learner added
     */
    record FileView(
            String name,
            String content,
            String hash,
            @Nullable String original,
            boolean readOnly) {}
}
