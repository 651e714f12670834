package faultlab.diagnose.stability;

import faultlab.observe.Bytes;
import faultlab.observe.Data.Live;
import faultlab.observe.Evidence;
import faultlab.observe.Source;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The live heap against its trend. Each look counts after a full collection of its own, so what is more at each look did not fall after a
 * collection. That it keeps growing takes two steps, for the first may be a warm-up.
 */
final class LiveHeapSign {

    /** Bytes in a step: what looking and late class loading move is less (decision 10). */
    private static final long GROWS = 200_000;

    /** Bytes in a step: no more than a JVM's own housekeeping. */
    private static final long STANDS = 20_000;

    private LiveHeapSign() {}

    static Sign of(Evidence evidence) {
        var looks = evidence.all(Live.class).toList();
        if (looks.isEmpty()) {
            var reason = evidence.missing(Source.HISTOGRAM).orElse("no look was taken");
            return Sign.unknown(Kind.LIVE_HEAP, "live objects were not counted: " + reason);
        }
        var steps = LongStream.range(1, looks.size())
                .map(look -> looks.get((int) look).bytes()
                        - looks.get((int) look - 1).bytes())
                .boxed()
                .toList();
        var words = words(looks, steps);
        return steps.isEmpty()
                ? Sign.tooLittle(Kind.LIVE_HEAP, null, words, "one look cannot tell what grows: look again")
                : Sign.of(Kind.LIVE_HEAP, standing(steps), steps.getLast(), words);
    }

    private static Standing standing(List<Long> steps) {
        if (steps.size() > 1 && steps.stream().allMatch(step -> step >= GROWS)) {
            return Standing.RISK;
        }
        return steps.getLast() <= STANDS ? Standing.HEALTHY : Standing.BETWEEN;
    }

    private static String words(List<Live> looks, List<Long> steps) {
        var first = Bytes.text(looks.getFirst().bytes());
        return steps.isEmpty()
                ? first
                : first + ", then " + steps.stream().map(Bytes::change).collect(Collectors.joining(", then "));
    }
}
