package faultlab.observe;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;

/** Sums up, while a recording is read, what was allocated outside of its thread's buffer: by the application's method and the objects' class. */
final class LargeTotals {

    private static final String TYPE = "jdk.ObjectAllocationOutsideTLAB";

    private static final int MOST = 20;

    private record Place(String type, String method, String by) {}

    private final Map<Place, Data.Large> places = new HashMap<>();

    /** Takes an event of any type. */
    void hear(RecordedEvent event) {
        if (!event.getEventType().getName().equals(TYPE)) {
            return;
        }
        RecordedStack.of(event).allocator().ifPresent(allocator -> {
            var frame = allocator.frame();
            var type = TypeName.of(event.getClass("objectClass").getName());
            long bytes = event.getLong("allocationSize");
            places.merge(
                    new Place(type, frame.type() + "." + frame.method(), allocator.by()),
                    new Data.Large(type, frame, allocator.by(), 1, bytes, bytes),
                    LargeTotals::both);
        });
    }

    private static Data.Large both(Data.Large one, Data.Large other) {
        return new Data.Large(
                one.type(),
                one.frame(),
                one.by(),
                one.objects() + other.objects(),
                one.bytes() + other.bytes(),
                Math.max(one.largest(), other.largest()));
    }

    /** Those of the most bytes. */
    List<Row> rows(Instant t) {
        return places.values().stream()
                .sorted(Comparator.comparing(Data.Large::bytes).reversed())
                .limit(MOST)
                .map(large -> new Row(t, Source.RECORDING, large))
                .toList();
    }
}
