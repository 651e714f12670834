package faultlab.observe;

import faultlab.observe.Data.Histogram;
import faultlab.observe.Data.Live;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;

/**
 * All live objects at one checkpoint by class, from {@code GC.class_histogram}.
 *
 * @param live the sum over all classes
 * @param classes each class by its name as the source has it; lambdas of one class are counted together
 */
record HistogramAnswer(Live live, Map<String, Histogram> classes) {

    /** The count itself forces this collection; {@code jdk.GarbageCollection} gives it as its cause. */
    private static final String GC_CAUSE = "Heap Inspection Initiated GC";

    private static final Pattern LINE = Pattern.compile("(?m)^ *\\d+: +(\\d+) +(\\d+) +(\\S+)");

    /** Dead space between live objects, which the collector fills with arrays of these and the histogram counts. */
    private static final List<String> FILLERS =
            List.of("jdk.internal.vm.FillerElement[]", "jdk.internal.vm.FillerObject", "jdk.internal.vm.FillerArray");

    /** Whether an event tells of a collection that a count forced. */
    static boolean isForced(RecordedEvent event) {
        return event.hasField("cause") && GC_CAUSE.equals(event.getString("cause"));
    }

    static HistogramAnswer parse(String at, String answer) {
        var classes = new HashMap<String, Histogram>();
        LINE.matcher(answer)
                .results()
                .map(found -> new Histogram(
                        at,
                        TypeName.of(found.group(3)),
                        Long.parseLong(found.group(1)),
                        Long.parseLong(found.group(2))))
                .filter(row -> !FILLERS.contains(row.type()) && !TypeName.isOurs(row.type()))
                .forEach(row -> classes.merge(row.type(), row, HistogramAnswer::both));
        var live = new Live(
                at,
                classes.values().stream().mapToLong(Histogram::instances).sum(),
                classes.values().stream().mapToLong(Histogram::bytes).sum());
        return new HistogramAnswer(live, Map.copyOf(classes));
    }

    private static Histogram both(Histogram one, Histogram other) {
        return new Histogram(one.at(), one.type(), one.instances() + other.instances(), one.bytes() + other.bytes());
    }

    /** The class's row; of a class without live objects one that says so. */
    Histogram row(String type) {
        return classes.getOrDefault(type, new Histogram(live.at(), type, 0, 0));
    }
}
