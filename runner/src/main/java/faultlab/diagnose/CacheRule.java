package faultlab.diagnose;

import faultlab.diagnose.Retained.Way;
import faultlab.observe.Data.Step;
import faultlab.observe.Evidence;
import faultlab.observe.Growth;
import faultlab.observe.KeptPath;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A map used as a cache that never lets go: its nodes grow from look to look and the live heap with them, held by one map that lives on. A
 * bounded map that is full has as many nodes at the last look as at the one before.
 */
final class CacheRule implements Rule {

    private static final String LAB = "cache";
    private static final String FIX =
            "Give the cache a bound: how many entries or bytes are worth keeping, and what goes first when it is full (Caffeine with maximumSize or maximumWeight, or a LinkedHashMap that removes its eldest under a lock).";

    /** What a map's entry is. */
    private static final Set<String> ENTRIES = Set.of(
            "java.util.concurrent.ConcurrentHashMap$Node",
            "java.util.concurrent.ConcurrentHashMap$TreeNode",
            "java.util.HashMap$Node",
            "java.util.HashMap$TreeNode",
            "java.util.LinkedHashMap$Entry",
            "java.util.TreeMap$Entry",
            "java.util.Hashtable$Entry",
            "java.util.WeakHashMap$Entry",
            "java.util.concurrent.ConcurrentSkipListMap$Node");

    private static final List<String> MAPS = List.of(
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.Hashtable",
            "java.util.WeakHashMap",
            "java.util.concurrent.ConcurrentSkipListMap");

    /** A map that hangs on one of these is kept for another reason than being a cache. */
    private static final Set<String> OTHER_HOLDERS = Set.of(
            "java.lang.ThreadLocal$ThreadLocalMap$Entry",
            "java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask",
            "java.util.concurrent.DelayScheduler$ScheduledForkJoinTask",
            "java.util.TaskQueue",
            "java.util.HashSet",
            "java.util.concurrent.ConcurrentHashMap$KeySetView",
            "java.util.TreeSet",
            "java.util.concurrent.ConcurrentSkipListSet");

    private static final String SOFT = "java.lang.ref.SoftReference";

    /** Fewer entries more than this are noise: a JVM that loads a few hundred classes has as many. */
    private static final long LEAST_ENTRIES = 1_000;

    private static final long LEAST_BYTES = 200_000;

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
                .flatMap(CacheRule::finding)
                .stream()
                .toList();
    }

    private static Optional<Finding> finding(Retained retained) {
        var entries = entries(retained);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        return retained.ways().isEmpty() ? Optional.of(unseen(retained, entries.get())) : seen(retained);
    }

    /** The entries that grew most, if enough of them came from each look to the next. */
    private static Optional<Growth.Type> entries(Retained retained) {
        return retained.growth().types().stream()
                .filter(type -> ENTRIES.contains(type.name()) && type.leastInstances() >= LEAST_ENTRIES)
                .max(Comparator.comparingLong(Growth.Type::instances));
    }

    private static Optional<Finding> seen(Retained retained) {
        var inMaps = retained.ways(way -> isInMap(retained, way));
        if (inMaps.isEmpty()) {
            return Optional.empty();
        }
        var first = inMaps.getFirst();
        var ways =
                inMaps.stream().filter(way -> owners(way).equals(owners(first))).toList();
        var isLocal = owners(first).size() <= 1;
        var confidence =
                (retained.toldFromWarmUp() ? 0.95 : 0.8) - (retained.share(ways) < 0.5 ? 0.2 : 0) - (isLocal ? 0.2 : 0);
        var entry = entry(first).orElseThrow();
        var summary = "%s, and the entries of one map with it: %s more, and none goes. It is kept by %s%s."
                .formatted(
                        HeapWording.growth(retained.growth()),
                        number(retained, entry),
                        KeptPath.holder(first.kept(), first.inner().size()),
                        HeapWording.allocatedAt(ways));
        return Optional.of(finding(retained, ways, entry, confidence, summary));
    }

    private static boolean isInMap(Retained retained, Way way) {
        return !way.isHeldBy(OTHER_HOLDERS)
                && entry(way)
                        .filter(entry -> retained.grownThroughout(entry) >= LEAST_ENTRIES)
                        .isPresent();
    }

    /** The entry through which one map holds the object, and many more like it; empty if what holds them all is no map. */
    private static Optional<String> entry(Way way) {
        var inner = way.inner().stream().map(Step::type).toList().reversed();
        return inner.stream()
                .filter(type -> !type.equals("java.util.concurrent.ConcurrentSkipListMap$Index"))
                .findFirst()
                .filter(ENTRIES::contains);
    }

    /** The map and those that refer to it, up to the root: ways that share them end in the same map. Only the map: a stack holds it. */
    private static List<Step> owners(Way way) {
        return way.holders().stream()
                .dropWhile(step -> step.type().endsWith("[]"))
                .toList();
    }

    /** Nobody could ask who holds them; where others than one map may, it stays a suspicion. */
    private static Finding unseen(Retained retained, Growth.Type entries) {
        var growth = retained.growth();
        var maps = MAPS.stream().mapToLong(retained::grownThroughout).max().orElse(0);
        var others = OTHER_HOLDERS.stream().mapToLong(retained::grownThroughout).sum();
        var most =
                growth.types().stream().mapToLong(Growth.Type::instances).max().orElse(0);
        var doubtful = retained.grownThroughout("java.lang.Class") >= STARTING
                || maps * 50 > entries.instances()
                || others * 50 > entries.instances()
                || entries.instances() * 4 < most;
        var confidence = doubtful ? 0.4 : retained.toldFromWarmUp() ? 0.65 : 0.55;
        var summary = "%s, and %s entries of maps (%s) with it, none of them taken out. Who holds them is not known."
                .formatted(HeapWording.growth(growth), number(retained, entries.name()), simple(entries.name()));
        return finding(retained, List.of(), entries.name(), confidence, summary);
    }

    private static Finding finding(
            Retained retained, List<Way> ways, String element, double confidence, String summary) {
        var soft = retained.grownThroughout(SOFT) * 2 >= retained.grownThroughout(element);
        return new Finding(
                LAB,
                soft ? "softly-held" : "unbounded-map",
                null,
                confidence,
                summary,
                HeapWording.clues(retained.growth(), ways, List.of(element)),
                FIX,
                LAB);
    }

    private static String number(Retained retained, String type) {
        return "%,d"
                .formatted(
                        retained.growth().type(type).map(Growth.Type::instances).orElse(0L));
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
