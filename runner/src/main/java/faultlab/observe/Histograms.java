package faultlab.observe;

import faultlab.observe.Data.Histogram;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The counts of live objects at all checkpoints, kept whole until the end: only then is it known which classes matter. A class that is
 * told of at one checkpoint is told of at all, so that whoever compares them never takes "left out" for "none".
 */
final class Histograms {

    /** Classes told of, as many as fit well into a tenth of an evidence file. */
    private static final int MOST_CLASSES = 80;

    private record Look(Instant t, HistogramAnswer answer) {}

    private final List<Look> looks = new ArrayList<>();

    /** Counts live objects, which forces a full collection in the target. */
    List<Row> take(String at, Attachment attachment) throws IOException {
        var t = Instant.now();
        var answer = HistogramAnswer.parse(at, attachment.heapCommand("GC.class_histogram"));
        if (answer.classes().isEmpty()) {
            throw new IOException("the target counted no live objects");
        }
        var cost = new Data.Cost(
                "class histogram",
                "a full collection with the target stopped; events of it are left out",
                Duration.between(t, Instant.now()).toMillis());
        add(t, answer);
        return List.of(new Row(t, Source.COLLECTOR, cost), new Row(t, Source.HISTOGRAM, answer.live()));
    }

    void add(Instant t, HistogramAnswer answer) {
        looks.add(new Look(t, answer));
    }

    /** How many looks there were. */
    int looks() {
        return looks.size();
    }

    /** How many more bytes were alive at the last checkpoint than at the one before; 0 if there are not two. */
    long grown() {
        return looks.size() < 2
                ? 0
                : looks.getLast().answer().live().bytes()
                        - looks.get(looks.size() - 2).answer().live().bytes();
    }

    /** The classes that matter most, and those that somebody asks for, at every checkpoint in the same order. */
    List<Row> rows(Collection<String> asked) {
        var types = new LinkedHashSet<>(types());
        types.addAll(asked);
        var rows = new ArrayList<Row>();
        for (var look : looks) {
            types.forEach(type ->
                    rows.add(new Row(look.t(), Source.HISTOGRAM, look.answer().row(type))));
        }
        return rows;
    }

    /** Those large at a checkpoint and those that changed between two, by bytes or by number: the best place in any such order counts. */
    private List<String> types() {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < looks.size(); i++) {
            var now = looks.get(i).answer();
            rank(places, now, Histogram::bytes);
            if (i > 0) {
                var then = looks.get(i - 1).answer();
                rank(
                        places,
                        now,
                        row -> Math.abs(row.bytes() - then.row(row.type()).bytes()));
                rank(
                        places,
                        now,
                        row -> Math.abs(row.instances() - then.row(row.type()).instances()));
            }
        }
        return places.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CLASSES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void rank(Map<String, Integer> places, HistogramAnswer answer, ToLongFunction<Histogram> by) {
        var names = new HashSet<String>();
        looks.forEach(look -> names.addAll(look.answer().classes().keySet()));
        var ranked = names.stream()
                .map(answer::row)
                .sorted(Comparator.comparingLong(by).reversed().thenComparing(Histogram::type))
                .limit(MOST_CLASSES)
                .toList();
        for (int i = 0; i < ranked.size(); i++) {
            places.merge(ranked.get(i).type(), i, Math::min);
        }
    }
}
