package faultlab.report.page;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A gauge's values over time as the points of an SVG line in a box of {@value #WIDTH} by {@value #HEIGHT}, 0 at the bottom.
 *
 * @param points "x,y x,y …"
 * @param most its greatest value
 * @param last its last value
 * @param seconds from its first value to its last
 */
public record GaugeLine(String name, String points, long most, long last, String seconds) {

    /** Of the line's box. */
    public static final int WIDTH = 300;

    /** Of the line's box. */
    public static final int HEIGHT = 60;

    private record Value(long millis, long value) {}

    static List<GaugeLine> of(Evidence evidence) {
        Map<String, List<Value>> byName = new LinkedHashMap<>();
        for (var row : evidence.rows()) {
            if (row.source() == Source.GAUGES && row.data() instanceof Data.Gauge(String name, long value)) {
                byName.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(new Value(row.t().toEpochMilli(), value));
            }
        }
        return byName.entrySet().stream()
                .map(gauge -> line(gauge.getKey(), gauge.getValue()))
                .toList();
    }

    private static GaugeLine line(String name, List<Value> values) {
        var start = values.getFirst().millis();
        var span = Math.max(1, values.getLast().millis() - start);
        var most = values.stream().mapToLong(Value::value).max().orElse(0);
        var points = values.stream()
                .map(at -> point((at.millis() - start) / (double) span, at.value() / (double) Math.max(1, most)))
                .collect(Collectors.joining(" "));
        return new GaugeLine(
                name, points, most, values.getLast().value(), String.format(Locale.ROOT, "%.1f s", span / 1000.0));
    }

    private static String point(double along, double up) {
        return String.format(Locale.ROOT, "%.1f,%.1f", along * WIDTH, HEIGHT - Math.max(0, up) * HEIGHT);
    }
}
