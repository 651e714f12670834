package faultlab.diagnose.stability;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Source;
import java.util.Locale;
import java.util.Optional;

/** What the flight recorder tells of collections. */
final class Recorded {

    private Recorded() {}

    static Optional<Data.Pauses> pauses(Evidence evidence) {
        return evidence.all(Data.Pauses.class).findFirst();
    }

    /** Why {@link #pauses} is empty, and what to do about it. */
    static String missing(Evidence evidence) {
        return evidence.missing(Source.RECORDING)
                .map(reason -> "there is no recording, which `lab diagnose PID --record` makes: " + reason)
                .orElse("this evidence is of a Fault Lab that did not sum up pauses yet: collect it anew");
    }

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
