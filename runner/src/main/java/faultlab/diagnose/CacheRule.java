package faultlab.diagnose;

import faultlab.diagnose.Retained.Way;
import faultlab.observe.Evidence;
import faultlab.observe.Growth;
import faultlab.observe.KeptPath;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A map used as a cache that never lets go: its entries grow from look to look and the live heap with them, held by one map that lives on.
 * A bounded map that is full has as many entries at the last look as at the one before.
 */
final class CacheRule implements Rule {

    private static final String LAB = "cache";
    private static final String FIX =
            "Give the cache a bound: how many entries or bytes are worth keeping, and what goes first when it is full (Caffeine with maximumSize or maximumWeight, or a LinkedHashMap that removes its eldest under a lock).";

    private static final String SOFT = "java.lang.ref.SoftReference";

    /** Fewer bytes more than this are noise. */
    private static final long LEAST_BYTES = 200_000;

    /** Entries of a map that is seen to hold most of what is kept. */
    private static final long LEAST_SEEN = 10;

    /** Entries of maps that nobody saw: a JVM that loads a few hundred classes has as many more. */
    private static final long LEAST_UNSEEN = 1_000;

    /** Classes loaded within one step from which on a JVM is still starting. */
    private static final long STARTING = 50;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Retained.lack(evidence);
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return Retained.of(evidence)
                .filter(retained -> retained.growth().bytes() >= LEAST_BYTES)
                .flatMap(retained -> seen(retained).or(() -> canBeSeen(retained) ? Optional.empty() : unseen(retained)))
                .stream()
                .toList();
    }

    /** The recorder's search passes no soft reference, so what lies behind one has no path. */
    private static boolean canBeSeen(Retained retained) {
        return !retained.ways().isEmpty() && retained.grownThroughout(SOFT) < LEAST_UNSEEN;
    }

    private static Optional<Finding> seen(Retained retained) {
        var inMaps = retained.ways(way -> MapEntries.entry(way)
                .filter(entry -> retained.grownThroughout(entry) >= LEAST_SEEN)
                .isPresent());
        return inMaps.stream()
                .findFirst()
                .map(first ->
                        inMaps.stream().filter(way -> isSameMap(way, first)).toList())
                .filter(ways -> retained.share(ways) >= 0.25)
                .map(ways -> held(retained, ways));
    }

    private static boolean isSameMap(Way way, Way other) {
        return MapEntries.owners(way).equals(MapEntries.owners(other));
    }

    /** A map that only a stack holds may belong to a method that is just collecting something. */
    private static Finding held(Retained retained, List<Way> ways) {
        var first = ways.getFirst();
        var confidence = (retained.toldFromWarmUp() ? 0.95 : 0.8)
                - (retained.share(ways) < 0.5 ? 0.2 : 0)
                - (MapEntries.owners(first).size() < 2 ? 0.2 : 0);
        var entry = MapEntries.entry(first).orElseThrow();
        var summary = "%s, and the entries of one map with it: %s more, and none goes. It is kept by %s%s."
                .formatted(
                        HeapWording.growth(retained.growth()),
                        more(retained, entry),
                        KeptPath.holder(first.kept(), first.inner().size()),
                        HeapWording.allocatedAt(ways));
        return finding(retained, ways, entry, confidence, summary);
    }

    /** Nobody could ask who holds them; where others than one map may, it stays a suspicion. */
    private static Optional<Finding> unseen(Retained retained) {
        return retained.growth().types().stream()
                .filter(type -> MapEntries.ENTRIES.contains(type.name()) && type.leastInstances() >= LEAST_UNSEEN)
                .max(Comparator.comparingLong(Growth.Type::instances))
                .map(entries -> {
                    var confidence = isDoubtful(retained, entries) ? 0.4 : retained.toldFromWarmUp() ? 0.65 : 0.55;
                    var summary =
                            "%s, and the entries of maps with it: %s more, and none goes. Who holds them is not known."
                                    .formatted(HeapWording.growth(retained.growth()), more(retained, entries.name()));
                    return finding(retained, List.of(), entries.name(), confidence, summary);
                });
    }

    /** Whether the JVM is still starting, or many maps or other holders grew, or something else grew far more. */
    private static boolean isDoubtful(Retained retained, Growth.Type entries) {
        var holders = MapEntries.MAPS.stream()
                        .mapToLong(retained::grownThroughout)
                        .max()
                        .orElse(0)
                + MapEntries.OTHER_HOLDERS.stream()
                        .mapToLong(retained::grownThroughout)
                        .sum();
        var most = retained.growth().types().stream()
                .mapToLong(Growth.Type::instances)
                .max()
                .orElse(0);
        return retained.grownThroughout("java.lang.Class") >= STARTING
                || holders * 50 > entries.instances()
                || most > entries.instances() * 4;
    }

    private static Finding finding(Retained retained, List<Way> ways, String entry, double confidence, String summary) {
        var softly = retained.grownThroughout(SOFT) * 2 >= retained.grownThroughout(entry);
        return new Finding(
                LAB,
                softly ? "softly-held" : "unbounded-map",
                null,
                confidence,
                summary,
                HeapWording.clues(retained, ways, entry),
                FIX,
                LAB);
    }

    private static String more(Retained retained, String type) {
        return String.format(Locale.ROOT, "%,d", retained.grown(type));
    }
}
