package faultlab.observe;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The heap's use from {@code GC.heap_info}, which neither collects nor walks the heap. */
final class HeapAnswer {

    /** A generation or the whole heap; spaces inside a generation have no total, and the metaspace is no heap. */
    private static final Pattern USED =
            Pattern.compile("(?m)^ *(?!Metaspace|class space)(\\S.*?) +(?:total .*|(?=used ))used +(\\d+)([KMG])");

    private static final Map<String, Integer> SHIFTS = Map.of("K", 10, "M", 20, "G", 30);

    private HeapAnswer() {}

    static List<Row> take(String at, Attachment attachment) throws IOException {
        var t = Instant.now();
        return List.of(new Row(t, Source.HEAP, new Data.Heap(at, parse(attachment.command("GC.heap_info")))));
    }

    /** Bytes used by generation. */
    static Map<String, Long> parse(String answer) {
        var used = new TreeMap<String, Long>();
        USED.matcher(answer)
                .results()
                .forEach(found -> used.put(
                        found.group(1), Long.parseLong(found.group(2)) << SHIFTS.getOrDefault(found.group(3), 0)));
        return used;
    }
}
