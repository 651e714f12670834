package shared;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** What is alive on this JVM's heap. */
public final class LiveHeap {

    private LiveHeap() {}

    /**
     * Bytes in use after two full collections: what the first only lets go of (a cleaner's state, a finalizer's object) goes
     * with the second. Softly reachable objects count as alive, since memory is not short.
     */
    public static long bytes() {
        collect();
        collect();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Under {@code -XX:+DisableExplicitGC} a class histogram collects all the same. */
    private static void collect() {
        long before = collections();
        System.gc();
        if (collections() == before) {
            histogram();
        }
    }

    /** Collections so far, of whatever part of the heap. */
    public static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    /**
     * The JVM's own count of live objects, after a full collection: a line a class with rank, objects, bytes and name. The
     * first call in a JVM takes some 0.25 s of CPU.
     */
    public static String histogram() {
        return DiagnosticCommand.answer("gcClassHistogram");
    }
}
