package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Bytes;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Objects of half a region of G1's heap or more, at a rate at which the collector runs for them. Source: the JVM's own cause of its collections,
 * and {@code jdk.ObjectAllocationOutsideTLAB}, which has the size of each.
 */
final class HumongousRule implements Rule {

    private static final String LAB = "humongous";

    private static final String CAUSE = "G1 Humongous Allocation";

    /** Collections for this cause. */
    private static final int LEAST = 4;

    private static final int CLUES = 4;

    private static final List<String> GROWS =
            List.of("Stream.write", "Stream.toByteArray", "copyOf", "StringBuilder", "ArrayList");

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return GcSeen.lack(evidence, "what the collector ran for");
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        var gc = GcSeen.of(evidence);
        return ran(gc) < LEAST ? List.of() : List.of(finding(gc, evidence));
    }

    /** The concurrent cycles that these begin have the same cause. */
    private static int ran(GcSeen gc) {
        return gc.count(sum -> sum.cause().equals(CAUSE) && !sum.collector().equals("G1Old"));
    }

    /** What grows by writing into it, or is made of what has. */
    private static boolean isGrown(Data.Large one) {
        return GROWS.stream().anyMatch(one.by()::contains);
    }

    private static Finding finding(GcSeen gc, Evidence evidence) {
        long half = gc.number("G1HeapRegionSize").orElse(1L << 20) / 2;
        var large = evidence.all(Data.Large.class)
                .filter(one -> one.largest() >= half)
                .toList();
        var where = large.stream()
                .findFirst()
                .map(one -> ", most of them made at " + one.frame())
                .orElse("");
        var summary =
                "The collector ran %,d times only because an object of half a region or more was to be allocated%s. A region has %s, so from %s on an object is not put where objects are young: it gets regions of its own, under a lock."
                        .formatted(ran(gc), where, Bytes.text(2 * half), Bytes.text(half));
        return new Finding(
                LAB,
                !large.isEmpty() && isGrown(large.getFirst()) ? "grown-buffers" : "large-arrays",
                null,
                large.isEmpty() ? 0.75 : 0.93,
                summary,
                Stream.concat(large.stream().limit(CLUES).map(HumongousRule::clue), gc.clues())
                        .toList(),
                "Read and write in pieces of some kilobytes, or lend out buffers as large as 99 of 100 need; where it must be whole, set -XX:G1HeapRegionSize so that it is less than half a region.",
                LAB);
    }

    private static Clue clue(Data.Large one) {
        return new Clue(
                "recording",
                "%,d × %s of up to %s, %s in all%s"
                        .formatted(
                                one.objects(),
                                one.type(),
                                Bytes.text(one.largest()),
                                Bytes.text(one.bytes()),
                                one.by().isEmpty() ? "" : ", made by " + one.by()),
                one.frame().toString());
    }
}
