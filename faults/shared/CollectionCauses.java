package shared;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * How many collections this JVM had since {@link #listen()}, and what caused them, in HotSpot's words such as
 * {@code G1 Humongous Allocation}. Heard from the collectors' notifications, which come a moment later: each question waits for those
 * that are still on their way.
 */
public final class CollectionCauses {

    /** A collector's bean, and how many collections it had counted when listening began. */
    private record Counting(GarbageCollectorMXBean bean, long before) {

        long since() {
            return bean.getCollectionCount() - before;
        }
    }

    private final Map<String, Long> causes = new ConcurrentHashMap<>();
    private final AtomicLong heard = new AtomicLong();

    /** The beans that count whole collections: those of ZGC's and Shenandoah's single pauses count parts of one. */
    private final List<Counting> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(bean -> !bean.getName().endsWith("Pauses"))
            .map(bean -> new Counting(bean, bean.getCollectionCount()))
            .toList();

    private CollectionCauses() {}

    /** Counts from now on. */
    public static CollectionCauses listen() {
        CollectionCauses causes = new CollectionCauses();
        causes.collectors.forEach(collector -> ((NotificationEmitter) collector.bean())
                .addNotificationListener((notification, nothing) -> causes.hear(notification), null, null));
        return causes;
    }

    private void hear(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            causes.merge(
                    GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                            .getGcCause(),
                    1L,
                    Long::sum);
            heard.incrementAndGet();
        }
    }

    /** How many had this cause. */
    public long of(String cause) {
        await();
        return causes.getOrDefault(cause, 0L);
    }

    /** How many there were of one collector's bean, such as {@code G1 Concurrent GC}; 0 if this JVM has none of that name. */
    public long by(String collector) {
        return collectors.stream()
                .filter(counting -> counting.bean().getName().equals(collector))
                .mapToLong(Counting::since)
                .sum();
    }

    /** How many there were in all, without the pauses of concurrent cycles, which G1 counts apart. */
    public long all() {
        return collectors.stream()
                .filter(counting -> !counting.bean().getName().equals("G1 Concurrent GC"))
                .mapToLong(Counting::since)
                .sum();
    }

    private void await() {
        Settle.surely(() ->
                heard.get() >= collectors.stream().mapToLong(Counting::since).sum());
    }
}
