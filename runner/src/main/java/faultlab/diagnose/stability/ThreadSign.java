package faultlab.diagnose.stability;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Source;
import java.util.Locale;

/** Live threads, platform and virtual. */
final class ThreadSign {

    private static final int MANY = 10_000;

    private static final int FEW = 1_000;

    private ThreadSign() {}

    static Sign of(Evidence evidence) {
        var looks = evidence.all(Data.Checkpoint.class).toList();
        var missing = evidence.missing(Source.THREADS);
        if (looks.isEmpty()) {
            return Sign.unknown(Kind.THREADS, "there is no thread dump: " + missing.orElse("no look was taken"));
        }
        var last = looks.getLast();
        var words = words(last);
        if (looks.size() > 1) {
            words += ", " + all(looks.getFirst()) + " at first";
        }
        // more than we bound are too many however many virtual ones there are besides
        if (missing.isPresent() && all(last) <= FEW) {
            return Sign.tooLittle(
                    Kind.THREADS, (double) all(last), words, "not all threads are known: " + missing.get());
        }
        var declines = looks.size() > 1 && all(last) < all(looks.getFirst());
        var standing = all(last) > MANY && looks.size() > 1 && !declines
                ? Standing.RISK
                : all(last) > FEW ? Standing.BETWEEN : Standing.HEALTHY;
        return Sign.of(Kind.THREADS, standing, all(last), words);
    }

    private static int all(Data.Checkpoint look) {
        return look.platform() + look.virtual();
    }

    private static String words(Data.Checkpoint look) {
        return String.format(
                Locale.ROOT, "%,d (%,d platform, %,d virtual)", all(look), look.platform(), look.virtual());
    }
}
