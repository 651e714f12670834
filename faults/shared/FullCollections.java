package shared;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;

/** Collections of the whole heap so far, those that somebody asked for included. */
public final class FullCollections {

    /** The beans that count collections of everything, by collector: Serial, Parallel, G1, ZGC, Shenandoah. */
    private static final Set<String> OF_EVERYTHING =
            Set.of("MarkSweepCompact", "PS MarkSweep", "G1 Old Generation", "ZGC Major Cycles", "Shenandoah Cycles");

    private FullCollections() {}

    /** How many. */
    public static long count() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> OF_EVERYTHING.contains(collector.getName()))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
