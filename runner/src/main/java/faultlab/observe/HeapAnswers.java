package faultlab.observe;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The heap's use from {@code GC.heap_info} and collections so far from the performance counters. */
final class HeapAnswers {

    /** A generation or the whole heap; spaces inside a generation and the metaspace have no total. */
    private static final Pattern USED =
            Pattern.compile("(?m)^ *(?!.*(?:Metaspace|class space)).*(?:total|ZHeap).*used (\\d+)([KMG])");

    private static final Pattern COLLECTOR =
            Pattern.compile("(?m)^sun\\.gc\\.collector\\.(\\d+)\\.(name|invocations)=\"?([^\"\\r\\n]*)\"?");

    private static final Map<String, Integer> SHIFTS = Map.of("K", 10, "M", 20, "G", 30);

    private HeapAnswers() {}

    static List<Row> take(String at, Attachment attachment) throws IOException {
        var t = Instant.now();
        var used = used(attachment.command("GC.heap_info"));
        return List.of(new Row(t, Source.HEAP, new Data.Heap(at, used, collections(attachment))));
    }

    static long used(String heapInfo) {
        return USED.matcher(heapInfo)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)) << SHIFTS.getOrDefault(found.group(2), 0))
                .sum();
    }

    /** Empty for a target without performance counters ({@code -XX:-UsePerfData}). */
    private static Map<String, Long> collections(Attachment attachment) {
        try {
            return collections(attachment.command("PerfCounter.print"));
        } catch (IOException e) {
            return Map.of();
        }
    }

    static Map<String, Long> collections(String counters) {
        var names = new TreeMap<String, String>();
        var counts = new TreeMap<String, Long>();
        COLLECTOR.matcher(counters).results().forEach(found -> {
            if (found.group(2).equals("name")) {
                names.put(found.group(1), found.group(3));
            } else {
                counts.put(found.group(1), Long.valueOf(found.group(3)));
            }
        });
        var byName = new TreeMap<String, Long>();
        counts.forEach((index, count) -> byName.merge(names.getOrDefault(index, index), count, Long::sum));
        return byName;
    }
}
