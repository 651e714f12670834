package faultlab.observe;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Observes a stranger's JVM: two looks at it, a moment apart. */
public final class Observe {

    /** Long enough for a slow but living program to move on. */
    public static final Duration BETWEEN = Duration.ofSeconds(2);

    /** Bytes of heap in use, garbage included, up to which counting live objects is a pause well under a second. */
    public static final long SMALL_HEAP = 128L << 20;

    /** Whether live objects are counted, which stops the target for a full collection at each look. */
    public enum LiveObjects {
        /** If no more than {@link #SMALL_HEAP} is in use. */
        IN_SMALL_HEAPS,
        ALWAYS,
        NEVER
    }

    private Observe() {}

    /**
     * Takes two checkpoints, {@code first} and {@code second}, and what costs the target little besides. It records events only if the
     * target's flight recorder has run before or {@code record} asks for it, because a recorder once started leaves threads behind.
     */
    public static Evidence process(long pid, Duration between, boolean record, LiveObjects objects)
            throws Refused, IOException, InterruptedException {
        try (var collector = Collector.open(pid)) {
            if (record || collector.hasRecorder()) {
                collector.startRecording();
            } else {
                collector.missing(
                        Source.RECORDING,
                        "starting the flight recorder would leave two threads and a folder in the target, and it has not run there yet");
            }
            var refusal = refusal(collector.heapInUse(), objects);
            refusal.ifPresent(reason -> collector.missing(Source.HISTOGRAM, reason));
            look(collector, "first", refusal.isEmpty());
            Thread.sleep(between);
            look(collector, "second", refusal.isEmpty());
            return collector.finish();
        }
    }

    private static void look(Collector collector, String name, boolean memory) {
        collector.snapshot(name);
        if (memory) {
            collector.memory(name);
        } else {
            collector.outside(name);
        }
    }

    /** Why live objects are not counted, and what would allow it; empty if they may be. */
    static Optional<String> refusal(OptionalLong inUse, LiveObjects objects) {
        if (objects == LiveObjects.NEVER) {
            return Optional.of("--no-heap asked that live objects are not counted");
        }
        if (objects == LiveObjects.ALWAYS || inUse.isPresent() && inUse.getAsLong() <= SMALL_HEAP) {
            return Optional.empty();
        }
        var size = inUse.isPresent()
                ? Bytes.text(inUse.getAsLong()) + " of heap are in use"
                : "the target does not say how much heap is in use";
        return Optional.of(
                size + ", and counting live objects would stop the target for two full collections; --heap allows it");
    }
}
