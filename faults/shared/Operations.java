package shared;

import java.util.Arrays;

/**
 * What the members of crews do, counted in live mode only: one operation from the begin of a member's work to its end. The
 * latencies of one interval are kept, at most {@value #KEPT} of them.
 */
final class Operations {

    /** Enough for a percentile; of more in one interval the newest are kept. */
    private static final int KEPT = 4_096;

    /**
     * What has happened so far, and how long the operations took that ended since the last look.
     *
     * @param inside begun and not ended
     * @param p50 in nanoseconds; -1 where none ended
     * @param p99 in nanoseconds; -1 where none ended
     */
    record Look(long ended, long failed, long inside, long p50, long p99) {}

    private final long[] nanos = new long[KEPT];
    private int inInterval;
    private long begun;
    private long ended;
    private long failed;

    /** A member begins. */
    synchronized void begin() {
        begun++;
    }

    /** A member's work came back after so long, or threw. */
    synchronized void end(long taken, boolean threw) {
        nanos[inInterval++ % KEPT] = taken;
        ended++;
        failed += threw ? 1 : 0;
    }

    /** Looks, and begins the next interval. */
    synchronized Look look() {
        long[] sorted = Arrays.copyOf(nanos, Math.min(inInterval, KEPT));
        Arrays.sort(sorted);
        inInterval = 0;
        return new Look(ended, failed, begun - ended, percentile(sorted, 50), percentile(sorted, 99));
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? -1 : sorted[(sorted.length - 1) * percent / 100];
    }
}
