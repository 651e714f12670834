package faultlab.execute;

import java.time.Duration;

/**
 * How long each kind of child JVM may take before it is ended. Generous: a wall ends what hangs and decides nothing between
 * fault and fix.
 *
 * @param tests all of a lab's tests
 * @param scenario one shape, judged
 * @param explained one shape, explained
 * @param debugged one shape, with somebody at a debugger
 * @param benchmark all rounds of all entrants
 * @param live one shape, again and again, with somebody looking on
 */
public record Walls(
        Duration tests, Duration scenario, Duration explained, Duration debugged, Duration benchmark, Duration live) {

    /** For a loaded machine. */
    public static final Walls GENEROUS = new Walls(
            Duration.ofSeconds(60),
            Duration.ofSeconds(90),
            Duration.ofMinutes(3),
            Duration.ofHours(2),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10));
}
