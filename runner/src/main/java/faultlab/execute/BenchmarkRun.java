package faultlab.execute;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lab's benchmark, each entrant in turns within one JVM.
 *
 * @param rounds by entrant: fault, reference, yours
 * @param trouble why the run is not whole, or null
 */
public record BenchmarkRun(
        Map<String, List<Round>> rounds, @Nullable String trouble) {

    /**
     * What JMH measured of one entrant in one round.
     *
     * @param operationsPerSecond throughput
     * @param allocatedPerOp bytes, JMH's gc.alloc.rate.norm
     */
    public record Round(double operationsPerSecond, double allocatedPerOp) {}
}
