package shared;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** What the garbage collectors of this JVM did, heard from their notifications. */
final class GarbageCollections {

    private static final long NONE_YET = -1;

    private final Set<String> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final AtomicLong longestPause = new AtomicLong();
    private final AtomicLong heapAfter = new AtomicLong(NONE_YET);

    GarbageCollections() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener((heard, nothing) -> hear(heard, collector), null, null);
        }
    }

    /** ZGC has a bean for its pauses and one for its cycles, during which the application runs. */
    private static boolean pauses(GarbageCollectorMXBean collector) {
        return !collector.getName().endsWith("Cycles");
    }

    /** One of ZGC's pauses frees nothing by itself: only the beans that count collections know what is left after one. */
    private static boolean counts(GarbageCollectorMXBean collector) {
        return !collector.getName().endsWith("Pauses");
    }

    private void hear(Notification heard, GarbageCollectorMXBean collector) {
        if (!heard.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            return;
        }
        GcInfo info = GarbageCollectionNotificationInfo.from((CompositeData) heard.getUserData())
                .getGcInfo();
        if (pauses(collector)) {
            longestPause.accumulateAndGet(info.getDuration(), Math::max);
        }
        if (counts(collector)) {
            heapAfter.set(usedAfter(info));
        }
    }

    private long usedAfter(GcInfo info) {
        return info.getMemoryUsageAfterGc().entrySet().stream()
                .filter(pool -> heapPools.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    /**
     * How many there were, how long they paused in all, and the longest pause since the last time, in milliseconds; and the bytes that
     * the newest collection left on the heap, null before the first.
     */
    void putInto(Map<String, Object> sample) {
        long count = 0;
        long millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            count += counts(collector) ? Math.max(0, collector.getCollectionCount()) : 0;
            millis += pauses(collector) ? Math.max(0, collector.getCollectionTime()) : 0;
        }
        sample.put("collections", count);
        sample.put("gcMillis", millis);
        sample.put("longestPause", longestPause.getAndSet(0));
        long after = heapAfter.get();
        sample.put("heapAfter", after == NONE_YET ? null : after);
    }
}
