package faultlab.diagnose;

import faultlab.diagnose.Retained.Way;
import faultlab.observe.Bytes;
import faultlab.observe.Data.Step;
import faultlab.observe.Evidence;
import faultlab.observe.KeptPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Buffers that have grown and never shrink: no more of them than at the look before, and more bytes in their arrays. Of a list the recorder
 * tells how much is in it; of a stream or a builder it does not, so there the rule is less sure.
 */
final class BuffersRule implements Rule {

    private static final String LAB = "buffers";
    private static final String FIX =
            "Once a message is done, replace a buffer that has grown beyond what messages need as a rule (or clear it and then trimToSize); keep smaller ones.";

    private static final String LIST = "java.util.ArrayList";

    /** Classes that grow an array, by doubling or nearly so, and keep it when they are reset; with the mechanism's name. */
    private static final Map<String, String> GROWING = Map.of(
            "java.io.ByteArrayOutputStream",
            "stream",
            "java.io.CharArrayWriter",
            "stream",
            "java.lang.StringBuilder",
            "builder",
            "java.lang.StringBuffer",
            "builder",
            LIST,
            "list");

    /** Bytes of a reference, at most. */
    private static final int REFERENCE = 8;

    /** Arrays: one alone may be a log that somebody collects. */
    private static final int LEAST_ARRAYS = 5;

    /** Bytes of each. */
    private static final long LEAST_BYTES = 16_000;

    private static final double LEAST_SHARE = 0.25;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Retained.lack(evidence);
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return Retained.of(evidence).flatMap(BuffersRule::finding).stream().toList();
    }

    private static Optional<Finding> finding(Retained retained) {
        var grown = retained.ways(way -> isGrown(way, retained));
        var arrays = grown.stream().mapToInt(way -> way.kept().samples()).sum();
        return arrays < LEAST_ARRAYS || retained.share(grown) < LEAST_SHARE
                ? Optional.empty()
                : Optional.of(finding(retained, grown));
    }

    /** A large array that its owner refers to directly, of whose owners there are no more than before. */
    private static boolean isGrown(Way way, Retained retained) {
        var kept = way.kept();
        if (!kept.type().endsWith("[]")
                || kept.bytes() < LEAST_BYTES
                || kept.path().isEmpty()) {
            return false;
        }
        var owner = kept.path().getFirst();
        return GROWING.containsKey(owner.type())
                && retained.grownThroughout(owner.type()) < LEAST_ARRAYS
                && (!owner.type().equals(LIST) || isNearlyEmpty(owner, kept.bytes()));
    }

    private static boolean isNearlyEmpty(Step list, long bytes) {
        return list.size().filter(size -> size * REFERENCE * 2 < bytes).isPresent();
    }

    private static Finding finding(Retained retained, List<Way> grown) {
        var first = grown.getFirst();
        var owner = first.kept().path().getFirst();
        var mechanism = GROWING.getOrDefault(owner.type(), "");
        var summary =
                "%s, in arrays that %s has grown, and there are no more of those than before. One is %s long%s. It is kept by %s%s."
                        .formatted(
                                HeapWording.growth(retained.growth()),
                                owner.type(),
                                Bytes.text(first.kept().bytes()),
                                owner.size()
                                        .map(" with %,d elements in it"::formatted)
                                        .orElse(", and how much is in it no tool says"),
                                KeptPath.holder(first.kept(), 0),
                                HeapWording.allocatedAt(grown));
        return new Finding(
                LAB,
                mechanism,
                null,
                (mechanism.equals("list") ? 0.9 : 0.75) - (retained.toldFromWarmUp() ? 0 : 0.2),
                summary,
                HeapWording.clues(retained, grown, first.kept().type()),
                FIX,
                LAB);
    }
}
