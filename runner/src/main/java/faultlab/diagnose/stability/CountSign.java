package faultlab.diagnose.stability;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Source;
import java.util.Locale;

/** How many collections there were, and the share of time in which they stopped the application. */
final class CountSign {

    /** Of the time. */
    private static final double LARGE_SHARE = 0.05;

    private CountSign() {}

    static Sign of(Evidence evidence) {
        return Recorded.pauses(evidence).map(CountSign::recorded).orElseGet(() -> counted(evidence));
    }

    private static Sign recorded(Data.Pauses pauses) {
        var words = String.format(
                Locale.ROOT,
                "%,d in %s, %,d %s, %s",
                pauses.collections(),
                Recorded.seconds(pauses.overMillis()),
                pauses.pauses(),
                pauses.pauses() == 1 ? "pause" : "pauses",
                share(pauses.totalMillis(), pauses.overMillis()));
        return judged(pauses.collections(), pauses.totalMillis(), pauses.overMillis(), words);
    }

    /** Between the first look and the last, or with one look since the start. */
    private static Sign counted(Evidence evidence) {
        var looks = evidence.all(Data.Counters.class).toList();
        if (looks.isEmpty()) {
            return Sign.unknown(
                    Kind.GC_COUNT,
                    evidence.missing(Source.COUNTERS).orElse("no look was taken") + "; " + Recorded.missing(evidence));
        }
        var last = looks.getLast();
        var from = looks.size() == 1 ? new Data.Counters("", 0, 0, 0) : looks.getFirst();
        var pauses = last.pauses() - from.pauses();
        var paused = last.pausedMillis() - from.pausedMillis();
        var over = last.aliveMillis() - from.aliveMillis();
        var words = String.format(
                Locale.ROOT,
                "%,d %s in %s, %s; %,d since it started",
                pauses,
                pauses == 1 ? "pause" : "pauses",
                Recorded.seconds(over),
                share(paused, over),
                last.pauses());
        return judged(pauses, paused, over, words);
    }

    private static Sign judged(long count, double paused, long over, String words) {
        var standing = paused <= LARGE_SHARE * over ? Standing.HEALTHY : Standing.BETWEEN;
        return Sign.of(Kind.GC_COUNT, standing, count, words);
    }

    private static String share(double paused, long over) {
        return String.format(Locale.ROOT, "%.1f %% paused", over == 0 ? 0 : 100 * paused / over);
    }
}
