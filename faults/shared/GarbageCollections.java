package shared;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** What the garbage collectors of this JVM did, heard from their notifications. */
final class GarbageCollections {

    private final AtomicLong longestPause = new AtomicLong();

    GarbageCollections() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (pauses(collector)) {
                ((NotificationEmitter) collector).addNotificationListener((heard, nothing) -> hear(heard), null, null);
            }
        }
    }

    /** ZGC has a bean for its pauses and one for its cycles, during which the application runs. */
    private static boolean pauses(GarbageCollectorMXBean collector) {
        return !collector.getName().endsWith("Cycles");
    }

    private static boolean counts(GarbageCollectorMXBean collector) {
        return !collector.getName().endsWith("Pauses");
    }

    private void hear(Notification heard) {
        if (heard.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            long millis = GarbageCollectionNotificationInfo.from((CompositeData) heard.getUserData())
                    .getGcInfo()
                    .getDuration();
            longestPause.accumulateAndGet(millis, Math::max);
        }
    }

    /** How many there were, how long they paused in all, and the longest pause since the last time; in milliseconds. */
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
    }
}
