package faultlab.execute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lab's benchmark, each entrant in turns within one JVM.
 *
 * @param rounds by entrant: the fault, {@link #REFERENCE}, {@link #YOURS}, or several variants
 * @param trouble why the run is not whole, or null
 */
public record BenchmarkRun(
        Map<String, List<Round>> rounds, @Nullable String trouble) {

    /** The entrant that others are compared with. */
    public static final String REFERENCE = "reference";

    /** The entrant that is judged. */
    public static final String YOURS = "yours";

    /** Of a run of several variants the rounds of one, to be judged, and those of the reference. */
    public BenchmarkRun of(String entrant) {
        Map<String, List<Round>> two = new LinkedHashMap<>();
        two.put(REFERENCE, rounds.getOrDefault(REFERENCE, List.of()));
        two.put(YOURS, rounds.getOrDefault(entrant, List.of()));
        return new BenchmarkRun(two, trouble);
    }

    /**
     * What JMH measured of one entrant in one round.
     *
     * @param operationsPerSecond throughput
     * @param allocatedPerOp bytes, JMH's gc.alloc.rate.norm
     */
    public record Round(double operationsPerSecond, double allocatedPerOp) {}
}
