package faultlab.web.access;

import java.util.function.LongSupplier;

/** How many requests are taken in a while. */
public final class Rate {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double most;
    private final LongSupplier clock;
    private double left;
    private long since;

    /**
     * @param perSecond requests that become free each second
     * @param most that are free at once
     * @param clock nanoseconds
     */
    public Rate(double perSecond, double most, LongSupplier clock) {
        this.perSecond = perSecond;
        this.most = most;
        this.clock = clock;
        left = most;
        since = clock.getAsLong();
    }

    /** Whether one more is free; then it is taken. */
    synchronized boolean take() {
        long now = clock.getAsLong();
        left = Math.min(most, left + (now - since) / NANOS * perSecond);
        since = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
