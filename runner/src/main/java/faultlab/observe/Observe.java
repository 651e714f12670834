package faultlab.observe;

import java.io.IOException;
import java.time.Duration;

/** Observes a stranger's JVM: two looks at it, a moment apart. */
public final class Observe {

    /** Long enough for a slow but living program to move on. */
    public static final Duration BETWEEN = Duration.ofSeconds(2);

    private Observe() {}

    /**
     * Takes two checkpoints, {@code first} and {@code second}, and what costs the target little besides. It records events only if the
     * target's flight recorder has run before or {@code record} asks for it, because a recorder once started leaves threads behind; it
     * never counts live objects, which would force a full collection.
     */
    public static Evidence process(long pid, Duration between, boolean record)
            throws Refused, IOException, InterruptedException {
        try (var collector = Collector.open(pid)) {
            if (record || collector.hasRecorder()) {
                collector.startRecording();
            } else {
                collector.missing(
                        Source.RECORDING,
                        "starting the flight recorder would leave two threads and a folder in the target, and it has not run there yet");
            }
            collector.snapshot("first");
            Thread.sleep(between);
            collector.snapshot("second");
            collector.missing(Source.HISTOGRAM, "counting live objects would force a full collection in the target");
            return collector.finish();
        }
    }
}
