package faultlab.report;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Growth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What was alive in a shape's JVM at its checkpoints, what grew, and who keeps it. Classes are named as {@link Places} does.
 *
 * @param live at each checkpoint where it was counted, at least one
 * @param grown the classes that grew most from the last checkpoint but one to the last, most first; empty where nothing grew
 * @param kept why objects are still alive, what keeps most first
 */
public record Memory(List<Look> live, List<Grown> grown, List<Chain> kept) {

    /**
     * All live objects at one checkpoint.
     *
     * @param grew bytes more than at the checkpoint before, negative if less; 0 at the first, and where it is no more than a JVM's own
     *     housekeeping
     */
    public record Look(String at, long instances, long bytes, long grew) {}

    /**
     * A class that grew.
     *
     * @param instances more at the last checkpoint than at the one before
     * @param bytes more at the last checkpoint than at the one before
     * @param at bytes at each checkpoint
     */
    public record Grown(String type, long instances, long bytes, List<Long> at) {}

    /** Bytes that looking and late class loading move between two looks: at most 6 KB in the recorded programs that keep nothing. */
    private static final long HOUSEKEEPING = 20_000;

    private static final int MOST_CLASSES = 8;

    private static final int MOST_CHAINS = 8;

    /** Of the growth: a class that has less of its bytes and less of its objects does not explain it. */
    private static final double LEAST_SHARE = 0.05;

    /** Of the evidence of one JVM; empty if its live objects were not counted. */
    public static Optional<Memory> of(Evidence evidence, Places places) {
        var live = evidence.all(Data.Live.class).toList();
        if (live.isEmpty()) {
            return Optional.empty();
        }
        var looks = looks(live);
        var grown = Growth.of(evidence)
                .filter(_ -> looks.getLast().grew() > 0)
                .map(growth -> grown(growth, places))
                .orElse(List.of());
        var kept = evidence.all(Data.Kept.class)
                .limit(MOST_CHAINS)
                .map(way -> Chain.of(way, places))
                .toList();
        return Optional.of(new Memory(looks, grown, kept));
    }

    private static List<Look> looks(List<Data.Live> live) {
        return IntStream.range(0, live.size())
                .mapToObj(index -> {
                    var now = live.get(index);
                    var more =
                            index == 0 ? 0 : now.bytes() - live.get(index - 1).bytes();
                    return new Look(now.at(), now.instances(), now.bytes(), Math.abs(more) < HOUSEKEEPING ? 0 : more);
                })
                .toList();
    }

    private static List<Grown> grown(Growth growth, Places places) {
        var objects = growth.to().instances() - growth.from().instances();
        return growth.types().stream()
                .filter(type -> type.bytes() > 0)
                .filter(type -> explains(type.bytes(), growth.bytes()) || explains(type.instances(), objects))
                .limit(MOST_CLASSES)
                .map(type -> new Grown(
                        places.type(type.name()),
                        type.instances(),
                        type.bytes(),
                        type.at().stream().map(Data.Histogram::bytes).toList()))
                .toList();
    }

    private static boolean explains(long part, long whole) {
        return whole > 0 && part > whole * LEAST_SHARE;
    }
}
