package faultlab.diagnose.stability;

import faultlab.observe.Bytes;
import faultlab.observe.Data;
import faultlab.observe.Evidence;

/** How fast the application allocates, from what each collection found and what the one before it had left. */
final class AllocationSign {

    private AllocationSign() {}

    static Sign of(Evidence evidence) {
        return Recorded.pauses(evidence)
                .map(AllocationSign::of)
                .orElseGet(() -> Sign.unknown(Kind.ALLOCATION, Recorded.missing(evidence)));
    }

    private static Sign of(Data.Pauses pauses) {
        if (pauses.allocatedOverMillis() <= 0) {
            return Sign.unknown(
                    Kind.ALLOCATION,
                    "it is measured from the first collection to the last, and none was recorded: a longer or busier run has some");
        }
        var rate = Math.round(1000.0 * pauses.allocated() / pauses.allocatedOverMillis());
        var words = Bytes.text(rate) + "/s (" + Bytes.text(pauses.allocated()) + " in "
                + Recorded.seconds(pauses.allocatedOverMillis()) + ")";
        return Sign.of(Kind.ALLOCATION, Standing.UNJUDGED, rate, words);
    }
}
