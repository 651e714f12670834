package faultlab.observe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What collectors did, summed up while a recording is read: collections by cause with what was allocated in between, their phases, the
 * references that they looked through, and who had to wait for them. Collections that looking forced are left out.
 */
final class CollectionTotals {

    /** As many rows of single collections as a timeline can show side by side. */
    static final int MOST_ROWS = 240;

    private static final int MOST_PHASES = 12;

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private static final Set<String> PAUSED = Set.of("jdk.GCPhasePause", "jdk.GCPhasePauseLevel1");

    /** A collection while it is read: its heap comes in events of their own. */
    private static final class Seen {
        private @Nullable RecordedEvent event;
        private long before = -1;
        private long after = -1;
    }

    private record Named(String name, boolean paused) {}

    private record Cause(String collector, String cause) {}

    private final Map<Long, Seen> collections = new HashMap<>();
    private final Set<Long> forced = new HashSet<>();
    private final Map<Named, double[]> phases = new HashMap<>();
    private final Map<Long, Map<Named, double[]>> phasesOf = new HashMap<>();
    private final Map<String, Map<Long, Long>> references = new TreeMap<>();
    private final Map<String, Data.Finalizable> finalizable = new TreeMap<>();
    private int stalls;
    private long stalledNanos;
    private long longestStall;
    private long humongous;

    /** Takes an event of any type. */
    void hear(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.GarbageCollection" -> collection(event);
            case "jdk.GCHeapSummary" -> heap(event);
            case "jdk.GCPhasePause", "jdk.GCPhasePauseLevel1", "jdk.GCPhaseConcurrent" -> phase(event);
            case "jdk.GCReferenceStatistics" ->
                references
                        .computeIfAbsent(event.getString("type"), type -> new HashMap<>())
                        .merge(event.getLong("gcId"), event.getLong("count"), Long::sum);
            case "jdk.FinalizerStatistics" -> finalizable(event);
            case "jdk.ZAllocationStall" -> stall(event.getDuration().toNanos());
            case "jdk.G1HeapRegionTypeChange" ->
                humongous += event.getString("to").contains("Humongous") ? 1 : 0;
            default -> {}
        }
    }

    private void collection(RecordedEvent event) {
        if (HistogramAnswer.isForced(event)) {
            forced.add(event.getLong("gcId"));
        } else {
            seen(event).event = event;
        }
    }

    private Seen seen(RecordedEvent event) {
        return collections.computeIfAbsent(event.getLong("gcId"), id -> new Seen());
    }

    private void heap(RecordedEvent event) {
        if (event.getString("when").startsWith("Before")) {
            seen(event).before = event.getLong("heapUsed");
        } else {
            seen(event).after = event.getLong("heapUsed");
        }
    }

    private void phase(RecordedEvent event) {
        var named = new Named(
                event.getString("name"), PAUSED.contains(event.getEventType().getName()));
        var sum = phasesOf.computeIfAbsent(event.getLong("gcId"), id -> new HashMap<>())
                .computeIfAbsent(named, name -> new double[2]);
        sum[0]++;
        sum[1] += event.getDuration().toNanos() / NANOS_PER_MILLI;
    }

    /** Told at each end of a part of the recording: the last counts. */
    private void finalizable(RecordedEvent event) {
        var type = event.getClass("finalizableClass").getName();
        finalizable.put(
                type, new Data.Finalizable(type, event.getLong("objects"), event.getLong("totalFinalizersRun")));
    }

    private void stall(long nanos) {
        stalls++;
        stalledNanos += nanos;
        longestStall = Math.max(longestStall, nanos);
    }

    /** @param t when what has no time of its own was summed up */
    List<Row> rows(Instant t) {
        forced.forEach(phasesOf::remove);
        phasesOf.values()
                .forEach(each -> each.forEach((name, sum) -> {
                    var all = phases.computeIfAbsent(name, key -> new double[2]);
                    all[0] += sum[0];
                    all[1] += sum[1];
                }));
        var rows = new ArrayList<Row>();
        rows.addAll(single());
        List<Data> sums = new ArrayList<>(byCause());
        phases.entrySet().stream()
                .map(phase -> new Data.Phase(
                        phase.getKey().name(), phase.getKey().paused(), (int) phase.getValue()[0], phase.getValue()[1]))
                .sorted(Comparator.comparing(Data.Phase::millis).reversed())
                .limit(MOST_PHASES)
                .forEach(sums::add);
        references.forEach((type, counts) -> {
            forced.forEach(counts::remove);
            sums.add(new Data.References(
                    type, counts.values().stream().mapToLong(Long::longValue).sum()));
        });
        sums.addAll(finalizable.values());
        if (stalls > 0) {
            sums.add(new Data.Stalls(stalls, stalledNanos / NANOS_PER_MILLI, longestStall / NANOS_PER_MILLI));
        }
        if (humongous > 0) {
            sums.add(new Data.Humongous(humongous));
        }
        sums.forEach(data -> rows.add(new Row(t, Source.RECORDING, data)));
        return rows;
    }

    /** The application's own, in the order of time. */
    private List<Seen> own() {
        return collections.values().stream()
                .filter(seen -> seen.event != null)
                .sorted(Comparator.comparing((Seen seen) -> event(seen).getStartTime()))
                .toList();
    }

    private static RecordedEvent event(Seen seen) {
        if (seen.event == null) {
            throw new IllegalStateException("a collection of which only the heap is known");
        }
        return seen.event;
    }

    /** Every so many-th collection, if there are more than a timeline can show. */
    private List<Row> single() {
        var own = own();
        int step = Math.max(1, (own.size() + MOST_ROWS - 1) / MOST_ROWS);
        return IntStream.range(0, own.size())
                .filter(index -> index % step == 0)
                .mapToObj(own::get)
                .map(seen -> {
                    var event = event(seen);
                    return new Row(
                            event.getStartTime(),
                            Source.RECORDING,
                            new Data.Collection(
                                    event.getString("name"),
                                    event.getString("cause"),
                                    event.getDuration().toNanos() / NANOS_PER_MILLI,
                                    paused(event),
                                    seen.before < 0 ? null : seen.before,
                                    seen.after < 0 ? null : seen.after));
                })
                .toList();
    }

    private static double paused(RecordedEvent event) {
        return event.getDuration("sumOfPauses").toNanos() / NANOS_PER_MILLI;
    }

    /** What the heap grew by from one collection to the next counts for the cause of the next. */
    private List<Data.Collected> byCause() {
        var sums = new HashMap<Cause, Data.Collected>();
        var after = -1L;
        for (var seen : all()) {
            var grew = seen.before < 0 || after < 0 ? 0 : Math.max(0, seen.before - after);
            after = seen.after < 0 ? after : seen.after;
            if (seen.event != null) {
                var event = seen.event;
                var one = new Data.Collected(event.getString("name"), event.getString("cause"), 1, paused(event), grew);
                sums.merge(new Cause(one.collector(), one.cause()), one, CollectionTotals::both);
            }
        }
        return sums.values().stream()
                .sorted(Comparator.comparing(Data.Collected::collections).reversed())
                .toList();
    }

    /** In the order in which the JVM numbered them, those that were forced included, whose heap counts. */
    private List<Seen> all() {
        return collections.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Data.Collected both(Data.Collected one, Data.Collected other) {
        return new Data.Collected(
                one.collector(),
                one.cause(),
                one.collections() + other.collections(),
                one.pausedMillis() + other.pausedMillis(),
                one.allocated() + other.allocated());
    }
}
