package faultlab.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The product's speed: {@code bench --json}.
 *
 * @param rounds measured; one more before them only warmed
 * @param tests how many tests the lab has
 * @param notes what a reader should know of this run
 */
public record Measured(
        String lab, int rounds, int tests, Machine machine, List<Compared> compared, List<String> notes) {

    /** Where it was measured. */
    record Machine(String os, int cores, String jdk) {

        static Machine here() {
            return new Machine(
                    System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version().toString());
        }
    }

    /**
     * One side of a ratio.
     *
     * @param millis null where it could not be measured
     */
    record Side(
            String what,
            @JsonInclude(Include.NON_NULL) @Nullable Spread millis) {}

    /**
     * A ratio: the dividend's time by the divisor's of the same round.
     *
     * @param unit of both sides
     * @param ratio null where a side is missing
     * @param aim null where none was set
     * @param met whether the median meets the aim; null where it lacks one of the two
     * @param missing why there is no ratio, or null
     */
    record Compared(
            String name,
            Comparison.Unit unit,
            Side dividend,
            Side divisor,
            @JsonInclude(Include.NON_NULL) @Nullable Spread ratio,
            @JsonInclude(Include.NON_NULL) @Nullable Aim aim,
            @JsonInclude(Include.NON_NULL) @Nullable Boolean met,
            @JsonInclude(Include.NON_NULL) @Nullable String missing) {}
}
