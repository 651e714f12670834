package faultlab.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A plausible wrong fix and the first check, in stage order, that rejects it.
 *
 * @param rejectedBy {@code tests:Class.method}, {@code signals:shape.name}, {@code benchmark:allocatedPerOp} or
 *     {@code benchmark:ratio}
 * @param why one sentence for the learner
 */
public record Decoy(@Nullable String rejectedBy, @Nullable String why) {}
