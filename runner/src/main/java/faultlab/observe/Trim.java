package faultlab.observe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Leaves rows out until evidence fits into its file, the least valuable first, and says so in a row. Threads are thinned by stack: of
 * many threads at the same place the first few stay, so every place where a thread stood is still there.
 */
final class Trim {

    /** One way to make evidence smaller: which rows of a source to drop. The predicate counts, so each use takes a new one. */
    private record Step(Source source, Supplier<Predicate<Row>> drop) {}

    /** A row and what it is in the file, written once. */
    private record Line(Row row, byte[] json) {
        static Line of(Row row) {
            return new Line(row, EvidenceFile.line(row));
        }
    }

    private static final List<Step> STEPS = List.of(
            new Step(Source.HISTOGRAM, () -> classesBeyond(40)),
            new Step(
                    Source.FLAGS,
                    () -> row -> row.data() instanceof Data.Flag flag
                            && flag.origin().equals("default")),
            new Step(Source.GAUGES, Trim::everyOther),
            new Step(Source.RECORDING, () -> beyond(200)),
            new Step(Source.PATHS, () -> beyond(15)),
            new Step(Source.HISTOGRAM, () -> classesBeyond(20)),
            new Step(Source.GAUGES, () -> beyond(500)),
            new Step(Source.RECORDING, () -> beyond(40)),
            new Step(Source.THREADS, () -> sameStackBeyond(200)),
            new Step(Source.THREADS, () -> sameStackBeyond(40)),
            new Step(Source.THREADS, () -> sameStackBeyond(8)),
            new Step(Source.THREADS, () -> sameStackBeyond(2)));

    private Trim() {}

    static Evidence toFit(Evidence evidence) {
        var rows = new ArrayList<Line>();
        evidence.rows().forEach(row -> rows.add(Line.of(row)));
        var dropped = new EnumMap<Source, Integer>(Source.class);
        for (var step : STEPS) {
            if (fits(evidence.target(), rows)) {
                break;
            }
            drop(rows, step.source(), step.drop().get(), dropped);
        }
        if (!fits(evidence.target(), rows)) {
            var reason = "the threads stood at too many different places for a file of " + EvidenceFile.MOST_BYTES
                    + " bytes";
            drop(rows, Source.THREADS, row -> row.data() instanceof Data.Threads, dropped);
            rows.add(Line.of(new Row(Instant.now(), Source.THREADS, new Data.Missing(reason))));
        }
        dropped.forEach((source, count) ->
                rows.add(Line.of(new Row(Instant.now(), Source.COLLECTOR, new Data.Trimmed(source.id(), count)))));
        return new Evidence(evidence.target(), rows.stream().map(Line::row).toList());
    }

    /** A little less than the bound, so that the rows that tell of the trimming fit too. */
    private static boolean fits(Target target, List<Line> rows) {
        return EvidenceFile.bytes(target, rows.stream().map(Line::json).toList()).length
                <= EvidenceFile.MOST_BYTES - 1_000;
    }

    private static void drop(List<Line> rows, Source source, Predicate<Row> drop, Map<Source, Integer> dropped) {
        var before = rows.size();
        rows.removeIf(line -> line.row().source() == source && drop.test(line.row()));
        if (rows.size() < before) {
            dropped.merge(source, before - rows.size(), Integer::sum);
        }
    }

    private static Predicate<Row> beyond(int most) {
        var seen = new HashMap<Class<?>, Integer>();
        return row -> seen.merge(row.data().getClass(), 1, Integer::sum) > most;
    }

    /** The same classes at every checkpoint: there each look has them in the same order, the most telling first. */
    private static Predicate<Row> classesBeyond(int most) {
        var seen = new HashMap<String, Integer>();
        return row -> row.data() instanceof Data.Histogram type
                && seen.merge(String.valueOf(type.at()), 1, Integer::sum) > most;
    }

    private static Predicate<Row> everyOther() {
        var seen = new HashMap<Class<?>, Integer>();
        return row -> seen.merge(row.data().getClass(), 1, Integer::sum) % 2 == 0;
    }

    private static Predicate<Row> sameStackBeyond(int most) {
        record Place(String at, List<Frame> frames) {}
        var seen = new HashMap<Place, Integer>();
        return row -> row.data() instanceof Data.Threads(String at, ThreadRow thread)
                && seen.merge(new Place(at, thread.frames()), 1, Integer::sum) > most;
    }
}
