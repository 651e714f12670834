package faultlab.diagnose.stability;

import faultlab.observe.Evidence;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stability table of one JVM: signs that a service is on its way from healthy to rotten, which it may be with a flat CPU and good
 * latency. It names no cause and decides nothing; the rules do that.
 *
 * @param signs one of each {@link Kind}, in that order
 */
public record Stability(List<Sign> signs) {

    /** What is to be read with every table. */
    public static final List<String> FOOT = List.of(
            "Risk is the article's sign; its healthy column is empty in our copy, so the healthy bounds are ours.",
            "P99 is the shortest pause that 99 of 100 do not exceed (nearest rank; of fewer than 100 pauses the longest). "
                    + "Jitter = (longest pause − mean pause) ÷ standard deviation of all pauses, in σ; of a JVM none of whose pauses "
                    + "is over 10 ms it is no risk yet. Collections that looking forced are left out. Pauses are time on the clock, which a "
                    + "busy machine stretches: nothing is gated on them.");

    public Stability {
        signs = List.copyOf(signs);
    }

    /** Reads the table off evidence: the same evidence always gives the same table. */
    public static Stability of(Evidence evidence) {
        return new Stability(Stream.of(
                        Stream.of(ThreadSign.of(evidence)),
                        PauseSigns.of(evidence),
                        Stream.of(LiveHeapSign.of(evidence), CountSign.of(evidence), AllocationSign.of(evidence)))
                .flatMap(signs -> signs)
                .toList());
    }
}
