package timers;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import shared.LiveHeap;

/**
 * What is there at a moment, seen from outside.
 *
 * @param threads platform threads, before anything is collected
 * @param bytes alive on the heap
 * @param bodies of requests and answers that are alive
 * @param histogram the JVM's own count of live objects, a line a class: kept as text, so that a look adds no objects to the next
 */
record Look(int threads, long bytes, int bodies, String histogram) {

    /** Rank, objects, bytes, class, module. */
    private static final Pattern LINE = Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +(\\S+)");

    /** @param counting whether objects are counted, which takes the JVM a while the first time */
    static Look at(Traffic traffic, boolean counting) {
        int threads = threadsNow();
        long bytes = LiveHeap.bytes();
        return new Look(threads, bytes, traffic.bodies(), counting ? LiveHeap.histogram() : "");
    }

    static int threadsNow() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** By how many objects the class has grown that grew most since an earlier look. */
    long mostGrownSince(Look earlier) {
        Map<String, Long> before = earlier.objects();
        return objects().entrySet().stream()
                .mapToLong(entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0L))
                .max()
                .orElse(0);
    }

    private Map<String, Long> objects() {
        Map<String, Long> objects = new HashMap<>();
        LINE.matcher(histogram)
                .results()
                .forEach(line -> objects.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum));
        objects.remove(Traffic.Note.class.getName());
        return objects;
    }
}
