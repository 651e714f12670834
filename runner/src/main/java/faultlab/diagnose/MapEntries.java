package faultlab.diagnose;

import faultlab.diagnose.Retained.Way;
import faultlab.observe.Data.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the JDK's maps are made of, and which map holds an object. */
final class MapEntries {

    /** What a map's entry is. */
    static final Set<String> ENTRIES = Set.of(
            "java.util.concurrent.ConcurrentHashMap$Node",
            "java.util.concurrent.ConcurrentHashMap$TreeNode",
            "java.util.HashMap$Node",
            "java.util.HashMap$TreeNode",
            "java.util.LinkedHashMap$Entry",
            "java.util.TreeMap$Entry",
            "java.util.Hashtable$Entry",
            "java.util.WeakHashMap$Entry",
            "java.util.concurrent.ConcurrentSkipListMap$Node");

    static final Set<String> MAPS = Set.of(
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.Hashtable",
            "java.util.WeakHashMap",
            "java.util.concurrent.ConcurrentSkipListMap");

    /** A map that hangs on one of these is kept for another reason than being a cache; a set is one with nothing to look up. */
    static final Set<String> OTHER_HOLDERS = Set.of(
            "java.lang.ThreadLocal$ThreadLocalMap$Entry",
            "java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask",
            "java.util.concurrent.DelayScheduler$ScheduledForkJoinTask",
            "java.util.TaskQueue",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.concurrent.ConcurrentHashMap$KeySetView",
            "java.util.TreeSet",
            "java.util.concurrent.ConcurrentSkipListSet");

    /** Beside the entries of a skip list, a part of them stand in these to be found sooner. */
    private static final String INDEX = "java.util.concurrent.ConcurrentSkipListMap$Index";

    private MapEntries() {}

    /** The entry through which one map holds the object, and many more like it; empty if what holds them all is no map. */
    static Optional<String> entry(Way way) {
        return way.isHeldBy(OTHER_HOLDERS)
                ? Optional.empty()
                : way.inner().reversed().stream()
                        .map(Step::type)
                        .filter(type -> !type.equals(INDEX))
                        .findFirst()
                        .filter(ENTRIES::contains);
    }

    /** The map and those that refer to it, up to the root: ways that share them end in the same map. Empty if only a stack has its table. */
    static List<Step> owners(Way way) {
        return way.holders().stream()
                .dropWhile(step -> step.type().endsWith("[]"))
                .toList();
    }
}
