package faultlab.execute;

import java.time.Duration;

/**
 * What a child JVM may take before it is ended.
 *
 * @param wall generous: it ends what hangs and decides nothing between fault and fix
 * @param threads platform threads at once
 * @param memoryBytes resident memory
 * @param outputBytes what it may print
 */
public record Limits(Duration wall, int threads, long memoryBytes, long outputBytes) {

    private static final int THREADS = 2_000;
    private static final long OUTPUT = 32L << 20;

    /** Room for a JVM itself beside what the lab states: code cache, metaspace, the profiler. */
    private static final long JVM_ITSELF = 512L << 20;

    /** The limits of a run of a lab that states the given need. */
    public static Limits of(Duration wall, long memoryBytes) {
        return new Limits(wall, THREADS, memoryBytes + JVM_ITSELF, OUTPUT);
    }
}
