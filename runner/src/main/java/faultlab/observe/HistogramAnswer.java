package faultlab.observe;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Live objects by class, the largest first, from {@code GC.class_histogram}. */
final class HistogramAnswer {

    private static final int MOST_CLASSES = 60;

    private static final Pattern LINE = Pattern.compile("(?m)^ *\\d+: +(\\d+) +(\\d+) +(\\S+)");

    private HistogramAnswer() {}

    static List<Row> take(Attachment attachment) throws IOException {
        var t = Instant.now();
        var classes = parse(attachment.command("GC.class_histogram"));
        var rows = new ArrayList<Row>();
        classes.forEach(type -> rows.add(new Row(t, Source.HISTOGRAM, type)));
        var cost = new Data.Cost(
                "class histogram",
                "a full collection, which the target's own GC figures now count",
                Duration.between(t, Instant.now()).toMillis());
        rows.add(new Row(t, Source.COLLECTOR, cost));
        return rows;
    }

    static List<Data.Histogram> parse(String answer) {
        return LINE.matcher(answer)
                .results()
                .limit(MOST_CLASSES)
                .map(found -> new Data.Histogram(
                        null, found.group(3), Long.parseLong(found.group(1)), Long.parseLong(found.group(2))))
                .toList();
    }
}
