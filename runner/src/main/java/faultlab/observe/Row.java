package faultlab.observe;

import java.time.Instant;

/**
 * One row of evidence.
 *
 * @param t when it was seen
 * @param source where it comes from: one of {@link Source}'s names
 * @param data what it says
 */
public record Row(Instant t, Source source, Data data) {}
