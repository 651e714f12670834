package faultlab.report;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was alive in a shape's JVM at its checkpoints, what grew between them, and who keeps it. Classes are named as {@link Places} does.
 *
 * @param live at each checkpoint where it was counted, at least one
 * @param grown the classes that grew most from the first of these to the last, most first; empty where nothing grew
 * @param kept why objects that are old by now are still alive, the most sampled first
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
     * @param instances more at the last checkpoint than at the first
     * @param bytes more at the last checkpoint than at the first
     * @param at bytes at each checkpoint; null where the class was not among the largest, which alone are counted
     */
    public record Grown(String type, long instances, long bytes, List<@Nullable Long> at) {}

    /** What a JVM's own caches, class loading and the recorder move between two looks, measured with a lab that only parks threads. */
    private static final long HOUSEKEEPING = 256 << 10;

    private static final int MOST_CLASSES = 8;

    /** A class that has less of the growth does not explain it. */
    private static final double LEAST_SHARE = 0.02;

    private record Count(long instances, long bytes) {}

    /** Of the evidence of one JVM; empty if its live objects were not counted. */
    public static Optional<Memory> of(Evidence evidence, Places places) {
        var live = evidence.all(Data.Live.class).toList();
        if (live.isEmpty()) {
            return Optional.empty();
        }
        var looks = looks(live);
        return Optional.of(new Memory(
                looks,
                grown(evidence, looks, places),
                evidence.all(Data.Kept.class)
                        .sorted(Comparator.comparingInt(Data.Kept::samples).reversed())
                        .map(kept -> Chain.of(kept, places))
                        .toList()));
    }

    /** Whether more was alive at the last checkpoint than at the first. */
    boolean hasGrown() {
        return live.stream().mapToLong(Look::grew).sum() > 0;
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

    private static List<Grown> grown(Evidence evidence, List<Look> looks, Places places) {
        var total = looks.stream().mapToLong(Look::grew).sum();
        Map<String, Map<String, Count>> byType = new HashMap<>();
        evidence.all(Data.Histogram.class)
                .filter(row -> row.at() != null)
                .forEach(row -> byType.computeIfAbsent(row.type(), _ -> new HashMap<>())
                        .put(String.valueOf(row.at()), new Count(row.instances(), row.bytes())));
        return byType.entrySet().stream()
                .map(type -> grown(places.type(type.getKey()), type.getValue(), looks))
                .filter(type -> total > 0 && type.bytes() > total * LEAST_SHARE)
                .sorted(Comparator.comparingLong(Grown::bytes).reversed())
                .limit(MOST_CLASSES)
                .toList();
    }

    private static Grown grown(String type, Map<String, Count> counts, List<Look> looks) {
        var none = new Count(0, 0);
        var first = counts.getOrDefault(looks.getFirst().at(), none);
        var last = counts.getOrDefault(looks.getLast().at(), none);
        List<@Nullable Long> at = looks.stream()
                .map(look -> counts.get(look.at()))
                .<@Nullable Long>map(count -> count == null ? null : count.bytes())
                .toList();
        return new Grown(type, last.instances() - first.instances(), last.bytes() - first.bytes(), at);
    }
}
