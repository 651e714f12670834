package faultlab.observe;

import faultlab.observe.Data.Kept;
import faultlab.observe.Data.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Reduces {@code jdk.OldObjectSample} events to rows: objects kept in the same way are one row, the way that keeps most comes first. */
final class KeptRows {

    /** Ways told of: the first few keep nearly all. */
    private static final int MOST_WAYS = 30;

    /** The lab's scenario keeps the service; what the scenario itself allocates to measure with is no finding. */
    private static final String SCENARIOS = "shared.";

    private static final List<String> OUR_THREADS = List.of("JFR ", "Attach Listener");

    /** The same way: the same classes and fields, whatever the index, the number in the thread's name, or how many links of a chain. */
    private record Way(
            String type,
            List<String> steps,
            String root,
            @Nullable String frame) {
        static Way of(Kept kept) {
            return new Way(
                    kept.type(),
                    kept.path().stream()
                            .map(step -> step.type() + "." + step.field() + " " + blurred(step.about()))
                            .toList(),
                    blurred(kept.root()),
                    kept.frame() == null ? null : kept.frame().toString());
        }

        private static String blurred(@Nullable String text) {
            return text == null ? "" : text.replaceAll("\\d+", "#");
        }
    }

    private KeptRows() {}

    /** The samples of the last time that somebody asked for them. */
    static List<Row> read(Path recording) throws IOException {
        var last = Instant.EPOCH;
        var samples = new ArrayList<Kept>();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.OldObjectSample")) {
                    if (event.getStartTime().isAfter(last)) {
                        samples.clear();
                        last = event.getStartTime();
                    }
                    samples.add(SampledObject.kept(event));
                }
            }
        }
        var t = last;
        return grouped(samples).stream()
                .map(kept -> new Row(t, Source.PATHS, kept))
                .toList();
    }

    static List<Kept> grouped(List<Kept> samples) {
        var ways = new LinkedHashMap<Way, Kept>();
        samples.stream()
                .filter(kept -> isKnown(kept) && !isOurs(kept) && isApplications(kept))
                .forEach(kept -> ways.merge(Way.of(kept), kept, KeptRows::both));
        return ways.values().stream()
                .sorted(Comparator.comparingInt(Kept::samples)
                        .thenComparingLong(Kept::bytes)
                        .reversed())
                .limit(MOST_WAYS)
                .toList();
    }

    private static Kept both(Kept one, Kept other) {
        return new Kept(
                one.type(),
                one.samples() + other.samples(),
                Math.max(one.bytes(), other.bytes()),
                one.frame(),
                one.path(),
                one.root(),
                one.thread());
    }

    private static boolean isOurs(Kept kept) {
        return kept.type().startsWith(SCENARIOS)
                || TypeName.isOurs(kept.type())
                || (kept.frame() != null && TypeName.isOurs(kept.frame().type()))
                || kept.path().stream().anyMatch(step -> TypeName.isOurs(step.type()))
                || kept.path().stream().limit(1).anyMatch(step -> step.type().startsWith(SCENARIOS))
                || OUR_THREADS.stream().anyMatch(name -> kept.root().contains("Thread Name: " + name));
    }

    /** Whether a root was found: the search is given up for objects very far from one. */
    private static boolean isKnown(Kept kept) {
        return !kept.path().isEmpty() || !kept.root().isEmpty();
    }

    /** Not what the JDK allocates and keeps for itself. */
    private static boolean isApplications(Kept kept) {
        return kept.frame() != null
                || !TypeName.isJdk(kept.type())
                || kept.path().stream().anyMatch(KeptRows::isApplications);
    }

    static boolean isApplications(Step step) {
        return !TypeName.isJdk(step.type()) && !TypeName.isOurs(step.type());
    }
}
