package faultlab.verify;

import java.util.Map;

/**
 * The benchmark beside its bounds.
 *
 * @param ratio yours to the reference solution's throughput, median over the rounds
 * @param allocatedPerOp bytes, median over the rounds
 * @param spread of the ratio: highest less lowest round, divided by the median
 * @param operationsPerSecond median throughput by entrant: fault, reference, yours
 */
public record BenchmarkResult(
        double ratio, double allocatedPerOp, double spread, Map<String, Double> operationsPerSecond) {}
