package faultlab.observe;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reduces a flight recording to rows: of each type of event the longest, in the order of time, and the sums of all collections, exceptions and samples of allocation. Of threads
 * that were started those that still live come first, and of them those that a request started; of exceptions only those stay that say that
 * somebody gave up, that a response was over, that a pool had nothing to give, or that memory was gone.
 */
final class RecordedRows {

    private static final int MOST_OF_A_TYPE = 60;

    /** Of a duration the longest few tell enough; of threads each that lives on counts. */
    private static final int MOST_STARTED = 200;

    /** Past this many events of a type, the shortest are dropped while reading, to bound memory. */
    private static final int MOST_WHILE_READING = 5_000;

    private static final Set<String> GIVEN_UP =
            Set.of("java.util.concurrent.TimeoutException", "java.util.concurrent.CancellationException");

    private static final Comparator<RecordedEvent> LONGEST =
            Comparator.comparing((RecordedEvent event) -> event.getDuration()).reversed();

    private final TreeMap<String, List<RecordedEvent>> byType = new TreeMap<>();
    private final Set<Long> ended = new HashSet<>();

    private final PauseTotals totals = new PauseTotals();
    private final CollectionTotals collections = new CollectionTotals();
    private final LargeTotals large = new LargeTotals();
    private final ThrownTotals thrown = new ThrownTotals();
    private final AllocatedTotals allocated = new AllocatedTotals();
    private final List<Row> direct = new ArrayList<>();
    private final Duration over;
    private boolean seen;

    private RecordedRows(Duration over) {
        this.over = over;
    }

    /** @param over how long the recording ran */
    static List<Row> read(Path recording, Duration over) throws IOException {
        var reader = new RecordedRows(over);
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                reader.add(file.readEvent());
            }
        }
        return reader.rows();
    }

    private void add(RecordedEvent event) {
        var type = RecordedRow.type(event);
        totals.hear(event);
        collections.hear(event);
        large.hear(event);
        thrown.hear(event);
        allocated.hear(event);
        if (type.equals(RecordedRow.DIRECT)) {
            direct.add(RecordedRow.direct(event));
        }
        seen |= RecordedRow.isKnown(type);
        // a rule that counts collections counts the target's own
        if (!RecordedRow.isKnown(type) || HistogramAnswer.isForced(event) || !isTelling(event)) {
            return;
        }
        if (type.equals(RecordedRow.ENDED)) {
            ended.add(RecordedRow.threadId(event));
        }
        keep(byType.computeIfAbsent(type, name -> new ArrayList<>()), event);
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        byType.values()
                .forEach(events -> events.stream()
                        .sorted(telling())
                        .limit(isStart(events.getFirst()) ? MOST_STARTED : MOST_OF_A_TYPE)
                        .sorted(Comparator.comparing((RecordedEvent event) -> event.getStartTime()))
                        .forEach(event -> rows.add(RecordedRow.of(event))));
        rows.addAll(direct);
        rows.addAll(thrown.rows());
        rows.addAll(allocated.rows());
        rows.addAll(collections.rows(Instant.now()));
        rows.addAll(large.rows(Instant.now()));
        rows.add(new Row(
                Instant.now(),
                Source.RECORDING,
                seen ? totals.row(over) : new Data.Missing("the recording holds no event")));
        return rows;
    }

    /** Of all that is thrown, what says that somebody wants an outcome no more, that a response was over, or that a pool had nothing to give. */
    private static boolean isTelling(RecordedEvent event) {
        return !RecordedRow.type(event).equals(RecordedRow.THROWN)
                || GIVEN_UP.contains(event.getClass("thrownClass").getName())
                || isRefusal(event);
    }

    private static boolean isRefusal(RecordedEvent event) {
        var thrown = event.getClass("thrownClass").getName();
        var message = Optional.ofNullable(event.getString("message")).orElse("");
        return RecordedStack.of(event)
                .thrower()
                .filter(frame -> ServerFrames.refuses(frame, message)
                        || PoolFrames.refuses(thrown, frame.type())
                        || MemoryFrames.refuses(thrown, frame.type(), message))
                .isPresent();
    }

    /** What tells most first. */
    private Comparator<RecordedEvent> telling() {
        return Comparator.comparing((RecordedEvent event) -> isStart(event) ? rank(event) : 0)
                .thenComparing(LONGEST);
    }

    private static boolean isStart(RecordedEvent event) {
        return RecordedRow.type(event).equals(RecordedRow.STARTED);
    }

    private int rank(RecordedEvent start) {
        return ended.contains(RecordedRow.threadId(start))
                ? 2
                : RecordedStack.of(start).request().isPresent() ? 0 : 1;
    }

    private void keep(List<RecordedEvent> events, RecordedEvent event) {
        events.add(event);
        if (events.size() >= MOST_WHILE_READING) {
            events.sort(telling());
            events.subList(MOST_STARTED, events.size()).clear();
        }
    }
}
