package faultlab.observe;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The JVM's class loaders from {@code VM.classloader_stats}, which walks through all classes and collects nothing. */
final class LoadersAnswer {

    /** The addresses of a loader, its parent and its data, then how many classes it has, its share of metaspace, and what it is. */
    private static final Pattern LOADER = Pattern.compile(
            "(?m)^0x\\p{XDigit}+ +0x\\p{XDigit}+ +0x\\p{XDigit}+ +(\\d+) +(\\d+) +\\d+ +([^<\\s]\\S*)$");

    private LoadersAnswer() {}

    static List<Row> take(String at, Attachment attachment) throws IOException {
        var t = Instant.now();
        var loaders = parse(at, attachment.command("VM.classloader_stats"));
        if (loaders.isEmpty()) {
            throw new IOException("the target told of no class loader");
        }
        return loaders.stream().map(row -> new Row(t, Source.LOADERS, row)).toList();
    }

    /** Loaders of one class together, but for the JVM's own. */
    static List<Data.Loaders> parse(String at, String answer) {
        Map<String, Data.Loaders> byType = new LinkedHashMap<>();
        LOADER.matcher(answer)
                .results()
                .map(found -> new Data.Loaders(
                        at,
                        TypeName.of(found.group(3)),
                        1,
                        Long.parseLong(found.group(1)),
                        Long.parseLong(found.group(2))))
                .forEach(one -> byType.merge(one.type(), one, LoadersAnswer::both));
        return List.copyOf(byType.values());
    }

    private static Data.Loaders both(Data.Loaders one, Data.Loaders other) {
        return new Data.Loaders(
                one.at(),
                one.type(),
                one.loaders() + other.loaders(),
                one.classes() + other.classes(),
                one.bytes() + other.bytes());
    }
}
