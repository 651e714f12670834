package faultlab.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Sums up all collections of a recording while it is read. The rows of single events are only the longest, and a percentile of those would
 * be wrong.
 */
final class PauseTotals {

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    /** One pause, in nanoseconds. A collection of ZGC has several. */
    private record Pause(long collection, long nanos) {}

    /** The heap when a collection began or ended: bytes used, garbage included. */
    private record Heap(Instant t, long used) {}

    private final List<Pause> pauses = new ArrayList<>();
    private final Set<Long> collections = new HashSet<>();
    private final Set<Long> forced = new HashSet<>();
    private final List<Heap> heap = new ArrayList<>();

    /** Takes an event of any type. */
    void hear(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.GarbageCollection" ->
                (HistogramAnswer.isForced(event) ? forced : collections).add(event.getLong("gcId"));
            case "jdk.GCPhasePause" ->
                pauses.add(new Pause(event.getLong("gcId"), event.getDuration().toNanos()));
            case "jdk.GCHeapSummary" -> heap.add(new Heap(event.getStartTime(), event.getLong("heapUsed")));
            default -> {}
        }
    }

    /** @param over how long the recording ran */
    Data.Pauses row(Duration over) {
        var own = pauses.stream()
                .filter(pause -> !forced.contains(pause.collection()))
                .mapToLong(Pause::nanos)
                .sorted()
                .toArray();
        var mean = Arrays.stream(own).average().orElse(0);
        var variance = Arrays.stream(own)
                .mapToDouble(nanos -> (nanos - mean) * (nanos - mean))
                .average()
                .orElse(0);
        var inOrder = heap.stream().sorted(Comparator.comparing(Heap::t)).toList();
        return new Data.Pauses(
                collections.size(),
                own.length,
                Arrays.stream(own).sum() / NANOS_PER_MILLI,
                Math.sqrt(variance) / NANOS_PER_MILLI,
                percentile(own, 0.99) / NANOS_PER_MILLI,
                percentile(own, 1) / NANOS_PER_MILLI,
                over.toMillis(),
                allocated(inOrder),
                between(inOrder).toMillis());
    }

    /** The nearest rank: the least of the values that at least this share of all do not exceed. */
    static double percentile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /** Only collections make it less. What it rises by, from one sight of it to the next, was allocated at least. */
    private static long allocated(List<Heap> inOrder) {
        return IntStream.range(1, inOrder.size())
                .mapToLong(i -> inOrder.get(i).used() - inOrder.get(i - 1).used())
                .filter(more -> more > 0)
                .sum();
    }

    private static Duration between(List<Heap> inOrder) {
        return inOrder.isEmpty()
                ? Duration.ZERO
                : Duration.between(inOrder.getFirst().t(), inOrder.getLast().t());
    }
}
