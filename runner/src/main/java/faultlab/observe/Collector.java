package faultlab.observe;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Collects evidence about one JVM from outside. A source that cannot be had is said to be missing and the rest goes on; only a process that
 * cannot be attached to at all is {@link Refused}. Not for use by several threads, but for {@link #gauge} and {@link #signal}.
 */
public final class Collector implements AutoCloseable {

    private final Attachment attachment;
    private final Scratch scratch;
    private final Target target;
    private final boolean parallelismSet;
    private final Rows rows = new Rows();
    private final Memory memory;
    private final Counting counting;
    private @Nullable Recording recording;

    private Collector(Attachment attachment, Scratch scratch, Properties properties, Target target) {
        this.attachment = attachment;
        this.scratch = scratch;
        this.target = target;
        this.parallelismSet = properties.containsKey("jdk.virtualThreadScheduler.parallelism");
        this.memory = new Memory(target.pid(), attachment, rows);
        this.counting = new Counting(target);
    }

    /** Attaches to a JVM of our own user (or, for root, of any user). Takes 8 s at most. */
    public static Collector open(long pid) throws Refused, IOException {
        Admission.check(pid);
        var attachment = Attachment.open(pid);
        var properties = attachment.systemProperties();
        var target = Targets.describe(pid, properties);
        // last, for whatever fails before leaves no folder behind
        return new Collector(attachment, Scratch.of(pid), properties, target);
    }

    public Target target() {
        return target;
    }

    /**
     * Takes one checkpoint: all threads, the scheduler of the virtual ones, the heap and the collections so far. The target is stopped at a
     * safepoint while it dumps.
     */
    public void snapshot(String name) {
        rows.from(Source.COUNTERS, () -> counting.take(name));
        var threads = Rows.answer(Source.THREADS, () -> ThreadDumps.take(name, attachment, scratch));
        rows.addAll(threads);
        rows.from(Source.SCHEDULER, () -> SchedulerAnswer.take(name, threads, attachment, parallelismSet));
        rows.from(Source.HEAP, () -> HeapAnswer.take(name, attachment));
    }

    /**
     * Looks at what is alive on the heap, after {@link #snapshot} of the same name: counts the objects, and if many more bytes are alive
     * than at the look before and a recording runs, asks what keeps them. Stops the target for a full collection.
     */
    public void memory(String name) {
        counting.around(() -> memory.look(name, recording));
        outside(name);
    }

    /** Looks at the memory that the target has outside of its heap, after {@link #snapshot} of the same name. Stops nobody. */
    public void outside(String name) {
        memory.outside(name);
    }

    /** Bytes of heap in use, garbage included; empty if the target does not tell. */
    public OptionalLong heapInUse() {
        try {
            var used = HeapAnswer.parse(attachment.command("GC.heap_info"));
            return used.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(
                            used.values().stream().mapToLong(Long::longValue).sum());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether the target's flight recorder has been started before, so that recording leaves nothing new behind. */
    public boolean hasRecorder() {
        return isOn("FlightRecorder");
    }

    private boolean isOn(String name) {
        try {
            return FlagAnswer.take(attachment).stream()
                    .map(Row::data)
                    .anyMatch(data -> data instanceof Data.Flag flag
                            && flag.name().equals(name)
                            && flag.value().equals("true"));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Starts a recording in the target until {@link #stopRecording}. If the target's recorder never ran before, this leaves two of the
     * JDK's threads and an empty repository folder behind until the target ends.
     */
    public void startRecording() {
        rows.from(Source.RECORDING, () -> {
            recording = Recording.start(attachment, scratch, !isOn("UseZGC"), target.boundsExceptions());
            return List.of(recording.cost());
        });
    }

    /** Ends the recording and reduces it to rows. */
    public void stopRecording() {
        var running = recording;
        recording = null;
        if (running != null) {
            rows.from(Source.RECORDING, running::stop);
        }
    }

    /** Says why a source is not there, where the caller knows better than "it was not collected". */
    public void missing(Source source, String reason) {
        rows.add(new Row(Instant.now(), source, new Data.Missing(reason)));
    }

    /** Adds a value the target reported for charts. */
    public void gauge(String name, long value, Instant t) {
        rows.add(new Row(t, Source.GAUGES, new Data.Gauge(name, value)));
    }

    /** Adds how much work the target's scenario has done by now. */
    public void work(String unit, long done) {
        rows.add(new Row(Instant.now(), Source.SIGNALS, new Data.Work(unit, done)));
    }

    /** Adds that the target's scenario waits in vain: who plays the outside world will not come. */
    public void rest(Instant t) {
        rows.add(new Row(t, Source.SIGNALS, new Data.Rest()));
    }

    /** Adds a value the target reported for judging. */
    public void signal(String name, long value, Instant t) {
        rows.add(new Row(t, Source.SIGNALS, new Data.Signal(name, value)));
    }

    /** Ends a recording that still runs, adds the flags and returns everything, within the bound of the evidence file. */
    public Evidence finish() {
        stopRecording();
        memory.finish();
        rows.from(Source.FLAGS, () -> FlagAnswer.take(attachment));
        return Trim.toFit(new Evidence(target, new ArrayList<>(rows.complete())));
    }

    /** Detaches and deletes what the target wrote for us; the target runs on. */
    @Override
    public void close() throws IOException {
        try (scratch;
                attachment) {
            stopRecording();
        }
    }
}
