package faultlab.observe;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One row of evidence.
 *
 * @param t when it was seen, to the millisecond
 */
public record Row(Instant t, Source source, Data data) {

    public Row {
        t = t.truncatedTo(ChronoUnit.MILLIS);
    }
}
