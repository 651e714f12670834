package faultlab.report.page;

import faultlab.catalog.Bound;
import faultlab.verify.SignalResult;
import java.util.Locale;

/**
 * A signal's value on a line from 0 with the zones of both bounds, all in per cent of the line's length.
 *
 * @param name in words
 * @param value with thousands set apart
 * @param status healthy, faulty or inconclusive
 */
public record SignalBar(
        String name, String value, String unit, String status, Zone healthy, Zone faulty, double at, String bounds) {

    /** A part of the line. */
    public record Zone(double from, double length) {}

    private static final double ROOM = 1.15;

    static SignalBar of(SignalResult signal) {
        var longest = Math.max(
                1,
                Math.max(
                        signal.value(),
                        Math.max(signal.healthy().limit(), signal.faulty().limit())));
        var length = longest * ROOM;
        return new SignalBar(
                words(signal.name()),
                String.format(Locale.ROOT, "%,d", signal.value()),
                signal.unit(),
                signal.status().name().toLowerCase(Locale.ROOT),
                zone(signal.healthy(), length),
                zone(signal.faulty(), length),
                percent(signal.value(), length),
                "healthy " + words(signal.healthy()) + ", faulty " + words(signal.faulty()));
    }

    private static Zone zone(Bound bound, double length) {
        var limit = percent(bound.limit(), length);
        return bound.atMost() ? new Zone(0, limit) : new Zone(limit, 100 - limit);
    }

    private static double percent(double value, double length) {
        return Math.clamp(Math.round(value / length * 1000) / 10.0, 0, 100);
    }

    /** "stuckThreads" is "stuck threads". */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String words(Bound bound) {
        return bound.toString().replace("<=", "≤ ").replace(">=", "≥ ");
    }
}
