package faultlab.observe;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** The JVM's native memory by its own categories, from {@code VM.native_memory summary}; a JVM keeps no such account unless it was started to. */
final class NativeAnswer {

    private static final Pattern CATEGORY = Pattern.compile("(?m)^- +(\\S.*?) \\(reserved=(\\d+), committed=(\\d+)");

    private NativeAnswer() {}

    static List<Row> take(String at, Attachment attachment) throws IOException {
        var t = Instant.now();
        var categories = parse(at, attachment.command("VM.native_memory summary scale=b"));
        if (categories.isEmpty()) {
            throw new IOException(
                    "the target keeps no account of its native memory: start it with -XX:NativeMemoryTracking=summary");
        }
        return categories.stream()
                .map(category -> new Row(t, Source.NATIVE, category))
                .toList();
    }

    static List<Data.Native> parse(String at, String answer) {
        return CATEGORY.matcher(answer)
                .results()
                .map(found -> new Data.Native(at, found.group(1), Long.parseLong(found.group(3))))
                .toList();
    }
}
