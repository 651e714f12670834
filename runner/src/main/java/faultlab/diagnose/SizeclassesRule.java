package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Bytes;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.TypeName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Arrays that are outgrown at each use: what is allocated is mostly copies of arrays into larger ones, made by the application itself, and nothing
 * of it stays. A buffer that is kept ready is too small for what it is used for. Source: samples of what is allocated, and the live heap.
 */
final class SizeclassesRule implements Rule {

    private static final String LAB = "sizeclasses";

    private static final String OUTGROWN = "java.util.Arrays.copyOf";

    /** Of all that is allocated. */
    private static final double MOST = 0.5;

    /** Collections while it was recorded; with fewer it is not worth a change. */
    private static final int SEVERAL = 3;

    /** Samples of which a share tells something. */
    private static final int ENOUGH = 20;

    /** From look to look: what is outgrown and kept is another fault. */
    private static final long HOUSEKEEPING = 1_000_000;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return GcSeen.lack(evidence, "what is allocated, and where");
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        var all = evidence.all(Data.Allocated.class).toList();
        var outgrown = all.stream()
                .filter(one ->
                        one.by().equals(OUTGROWN) && TypeName.of(one.type()).endsWith("[]"))
                .sorted(Comparator.comparing(Data.Allocated::bytes).reversed())
                .toList();
        var samples = all.stream().mapToInt(Data.Allocated::samples).sum();
        var gc = GcSeen.of(evidence);
        return outgrown.isEmpty()
                        || samples < ENOUGH
                        || gc.count(sum -> true) < SEVERAL
                        || sum(outgrown) < MOST * sum(all)
                        || grows(evidence)
                ? List.of()
                : List.of(finding(outgrown, sum(all), gc));
    }

    private static boolean grows(Evidence evidence) {
        var live = evidence.all(Data.Live.class).toList();
        return live.size() > 1
                && live.getLast().bytes() - live.get(live.size() - 2).bytes() > HOUSEKEEPING;
    }

    private static long sum(List<Data.Allocated> allocated) {
        return allocated.stream().mapToLong(Data.Allocated::bytes).sum();
    }

    private static Finding finding(List<Data.Allocated> outgrown, long all, GcSeen gc) {
        var first = outgrown.getFirst();
        var summary =
                "%.0f %% of what was allocated are larger copies of arrays that were too small, made at %s; the collector ran %,d times, and none of them stays. What lies ready is below what is used."
                        .formatted(100.0 * sum(outgrown) / all, first.frame(), gc.count(sum -> true));
        return new Finding(
                LAB,
                "outgrown",
                null,
                0.88,
                summary,
                Stream.concat(outgrown.stream().map(SizeclassesRule::clue), gc.clues())
                        .toList(),
                "Measure how large the arrays are at the end of their use, and have the pool's classes by that: one for 99 of 100, or tiers; know the size before you take one.",
                LAB);
    }

    private static Clue clue(Data.Allocated one) {
        return new Clue(
                "recording",
                "%s of %s, copied from smaller ones".formatted(Bytes.text(one.bytes()), TypeName.of(one.type())),
                one.frame().toString());
    }
}
