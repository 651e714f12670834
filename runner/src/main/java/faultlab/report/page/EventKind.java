package faultlab.report.page;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.report.Places;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the flight recorder saw of one kind of event.
 *
 * @param type the JDK's own name without its "jdk."
 * @param total milliseconds of all of them; empty for events without a duration
 * @param longest milliseconds of the longest; empty for events without a duration
 * @param where thread and application's line of the longest; empty where not known
 */
public record EventKind(String type, int count, String total, String longest, String where) {

    static List<EventKind> of(Evidence evidence, Places places) {
        var byType = evidence.all(Data.Event.class)
                .collect(Collectors.groupingBy(Data.Event::type, TreeMap::new, Collectors.toList()));
        return byType.values().stream().map(events -> kind(events, places)).toList();
    }

    private static EventKind kind(List<Data.Event> events, Places places) {
        var longest = events.stream()
                .max(Comparator.comparingDouble(Data.Event::millis))
                .orElseThrow();
        var total = events.stream().mapToDouble(Data.Event::millis).sum();
        return new EventKind(
                longest.type().replaceFirst("^jdk\\.", ""),
                events.size(),
                millis(total),
                millis(longest.millis()),
                where(longest, places));
    }

    private static String millis(double millis) {
        return millis == 0 ? "" : String.format(Locale.ROOT, "%,.1f", millis);
    }

    private static String where(Data.Event event, Places places) {
        var thread = event.thread() == null ? "" : event.thread();
        var frame = event.frame();
        return frame == null ? thread : (thread + " at " + places.frame(frame)).strip();
    }
}
