package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Bytes;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Boxes of numbers, or texts, that one class makes and nobody keeps: they are most of what is allocated, and the collector runs for them.
 * How much is too much nobody can tell from outside; that it is most of all there is, and what it is for, is plain.
 */
final class ChurnRule implements Rule {

    private static final String LAB = "churn";

    /** Of all that is allocated. */
    private static final double MOST = 0.5;

    /** Collections while it was recorded; with fewer it is not worth a change. */
    private static final int SEVERAL = 3;

    private static final int MANY = 8;

    private static final int CLUES = 6;

    private static final int PLACES = 2;

    /** Samples of which a share tells something. */
    private static final int ENOUGH = 20;

    private static final Set<String> BOXES = Set.of(
            "java.lang.Long",
            "java.lang.Integer",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Short",
            "java.lang.Byte",
            "java.lang.Character",
            "java.math.BigDecimal");

    /** What makes texts; {@code String$$StringConcat} is what {@code +} becomes. */
    private static final List<String> TEXTS = List.of(
            "java.lang.String",
            "java.lang.AbstractStringBuilder",
            "java.lang.Integer.toString",
            "java.lang.Long.toString",
            "java.util.Formatter",
            "java.text.");

    /** What a class's methods allocate of the two kinds. */
    private record Garbage(List<Data.Allocated> boxes, List<Data.Allocated> texts) {

        static Garbage of(List<Data.Allocated> all) {
            var boxes = all.stream().filter(one -> BOXES.contains(one.type())).toList();
            var texts = all.stream()
                    .filter(one -> !BOXES.contains(one.type()) && isText(one))
                    .toList();
            return new Garbage(boxes, texts);
        }

        private static boolean isText(Data.Allocated one) {
            return one.type().equals("java.lang.String") || TEXTS.stream().anyMatch(one.by()::startsWith);
        }

        boolean isBoxes() {
            return sum(boxes) >= sum(texts);
        }

        long bytes() {
            return sum(boxes) + sum(texts);
        }

        List<Data.Allocated> mostFirst() {
            return Stream.concat(boxes.stream(), texts.stream())
                    .sorted(Comparator.comparingLong(Data.Allocated::bytes).reversed())
                    .toList();
        }
    }

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return GcSeen.lack(evidence, "what is allocated, and where");
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        var all = evidence.all(Data.Allocated.class).toList();
        var samples = all.stream().mapToInt(Data.Allocated::samples).sum();
        var collections = evidence.all(Data.Pauses.class)
                .mapToInt(Data.Pauses::collections)
                .sum();
        return collections < SEVERAL || samples < ENOUGH
                ? List.of()
                : all.stream().collect(Collectors.groupingBy(one -> one.frame().type())).values().stream()
                        .map(Garbage::of)
                        .filter(garbage -> garbage.bytes() >= MOST * sum(all))
                        .map(garbage -> finding(garbage, sum(all), collections))
                        .toList();
    }

    private static long sum(List<Data.Allocated> allocated) {
        return allocated.stream().mapToLong(Data.Allocated::bytes).sum();
    }

    private static Finding finding(Garbage garbage, long all, int collections) {
        var where = garbage.mostFirst().stream()
                .map(one -> one.frame().type().replaceFirst("^.*[.]", "")
                        + "."
                        + one.frame().method())
                .distinct()
                .limit(PLACES)
                .collect(Collectors.joining(" and "));
        var summary = "%.0f %% of what was allocated are %s that %s made; the collector ran %d times meanwhile."
                .formatted(
                        100.0 * garbage.bytes() / all,
                        garbage.isBoxes() ? "boxes of numbers" : "texts, and what it takes to make them,",
                        where,
                        collections);
        return new Finding(
                LAB,
                garbage.isBoxes() ? "boxing" : "texts",
                null,
                collections >= MANY ? 0.8 : 0.6,
                summary,
                garbage.mostFirst().stream().limit(CLUES).map(ChurnRule::clue).toList(),
                "Keep numbers in fields and arrays of primitive types, and write digits into bytes that are used again; a larger heap has as much to throw away.",
                LAB);
    }

    private static Clue clue(Data.Allocated one) {
        return new Clue(
                "recording",
                "%s of %s%s"
                        .formatted(
                                Bytes.text(one.bytes()), one.type(), one.by().isEmpty() ? "" : ", made by " + one.by()),
                one.frame().toString());
    }
}
