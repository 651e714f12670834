package faultlab.diagnose.stability;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long collections stop the application, and how far the longest stop is from the usual one.
 *
 * <p><b>Jitter</b> of n pauses with mean m and standard deviation s (the root of the mean squared distance from m, over all n) is
 * {@code (longest − m) ÷ s}: by how many standard deviations the longest pause lies above the mean; 0 if all are equal. It never exceeds the
 * root of n − 1, so of ten pauses or fewer none can be over 3.
 */
final class PauseSigns {

    private static final double LONG_MILLIS = 20;

    private static final double SHORT_MILLIS = 10;

    /** Pauses from which on their P99 may be called healthy: ours. */
    private static final int ENOUGH = 20;

    private static final double FAR = 3;

    /** The fewest of which one can lie over {@link #FAR} deviations above the mean. */
    private static final int CAN_BE_FAR = 11;

    private PauseSigns() {}

    static Stream<Sign> of(Evidence evidence) {
        return Recorded.pauses(evidence)
                .map(pauses -> Stream.of(p99(pauses), jitter(pauses)))
                .orElseGet(() -> Stream.of(Kind.GC_PAUSE_P99, Kind.GC_PAUSE_JITTER)
                        .map(kind -> Sign.unknown(kind, Recorded.missing(evidence))));
    }

    private static Sign p99(Data.Pauses pauses) {
        if (pauses.pauses() == 0) {
            return Sign.tooLittle(Kind.GC_PAUSE_P99, null, count(pauses), tooFew(ENOUGH));
        }
        var p99 = pauses.p99Millis();
        var words = millis(p99) + " of " + count(pauses)
                + (pauses.pauses() < 100 ? ", the longest" : ", the longest " + millis(pauses.longestMillis()));
        if (p99 > LONG_MILLIS) {
            return Sign.of(Kind.GC_PAUSE_P99, Standing.RISK, p99, words);
        }
        if (pauses.pauses() < ENOUGH) {
            return Sign.tooLittle(Kind.GC_PAUSE_P99, p99, words, tooFew(ENOUGH));
        }
        return Sign.of(Kind.GC_PAUSE_P99, p99 <= SHORT_MILLIS ? Standing.HEALTHY : Standing.BETWEEN, p99, words);
    }

    private static Sign jitter(Data.Pauses pauses) {
        if (pauses.pauses() < CAN_BE_FAR) {
            return Sign.tooLittle(Kind.GC_PAUSE_JITTER, null, count(pauses), tooFew(CAN_BE_FAR));
        }
        var mean = pauses.totalMillis() / pauses.pauses();
        var deviation = pauses.deviationMillis();
        var jitter = deviation == 0 ? 0 : (pauses.longestMillis() - mean) / deviation;
        var felt = pauses.longestMillis() > SHORT_MILLIS;
        var words = String.format(
                Locale.ROOT,
                "%.1f σ: longest %s, mean %s, σ %s",
                jitter,
                millis(pauses.longestMillis()),
                millis(mean),
                millis(deviation));
        var standing = jitter <= FAR ? Standing.HEALTHY : felt ? Standing.RISK : Standing.BETWEEN;
        return Sign.of(Kind.GC_PAUSE_JITTER, standing, jitter, words);
    }

    /** Said alike of all, so that it is said once of several. */
    private static String tooFew(int wanted) {
        return "too few pauses were recorded: it takes " + wanted + ", and a longer or busier run has more";
    }

    private static String count(Data.Pauses pauses) {
        return pauses.pauses() == 0
                ? "no pause in " + Recorded.seconds(pauses.overMillis())
                : String.format(Locale.ROOT, "%,d %s", pauses.pauses(), pauses.pauses() == 1 ? "pause" : "pauses");
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 9.95 ? "%.2f ms" : "%,.0f ms", millis);
    }
}
