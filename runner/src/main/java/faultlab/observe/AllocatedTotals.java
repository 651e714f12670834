package faultlab.observe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;

/** Sums up the samples of what is allocated while a recording is read: there are thousands, and few places. */
final class AllocatedTotals {

    private static final int MOST_PLACES = 60;

    /** Samples that are kept; more are as a rule no news. */
    private static final int MOST_SAMPLES = 50_000;

    /** A sample stands for what its thread allocated since the last, be that ever so long ago: more than so many times the usual is cut. */
    private static final int AT_MOST_TIMES_USUAL = 4;

    private record Place(String type, String method, String by) {}

    private record Sample(Place place, Frame frame, long bytes) {}

    private final List<Sample> samples = new ArrayList<>();

    /** Takes an event of any type. */
    void hear(RecordedEvent event) {
        if (!RecordedRow.type(event).equals("jdk.ObjectAllocationSample") || samples.size() == MOST_SAMPLES) {
            return;
        }
        var type = event.getClass("objectClass").getName();
        RecordedStack.of(event).allocator().ifPresent(allocator -> {
            var frame = allocator.frame();
            var place = new Place(type, frame.type() + "." + frame.method(), allocator.by());
            samples.add(new Sample(place, frame, event.getLong("weight")));
        });
    }

    /** The places with most bytes first. */
    List<Row> rows() {
        var most = AT_MOST_TIMES_USUAL * usual();
        var places = new HashMap<Place, Data.Allocated>();
        for (var sample : samples) {
            var place = sample.place();
            var bytes = Math.min(most, sample.bytes());
            places.merge(
                    place,
                    new Data.Allocated(place.type(), sample.frame(), place.by(), 1, bytes),
                    (sum, one) -> new Data.Allocated(
                            sum.type(),
                            sum.frame(),
                            sum.by(),
                            sum.samples() + one.samples(),
                            sum.bytes() + one.bytes()));
        }
        return places.values().stream()
                .sorted(Comparator.comparingLong(Data.Allocated::bytes)
                        .reversed()
                        .thenComparing(Data.Allocated::type)
                        .thenComparing(allocated -> allocated.frame().toString()))
                .limit(MOST_PLACES)
                .map(allocated -> new Row(Instant.now(), Source.RECORDING, allocated))
                .toList();
    }

    /** The samples' median. */
    private long usual() {
        var sorted = samples.stream().mapToLong(Sample::bytes).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
