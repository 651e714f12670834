package faultlab.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One look at all threads, from two dumps taken one after the other: the JSON dump has virtual threads, lock identities that last, and monitor
 * owners; {@code Thread.print -l} has CPU times, owners of {@code java.util.concurrent} locks, and the deadlocks the JVM finds.
 */
final class ThreadDumps {

    /** Commands a JDK does not have answer with this; those JDKs have no virtual threads either. */
    private static final String NO_SUCH_COMMAND = "Unknown diagnostic command";

    private ThreadDumps() {}

    static List<Row> take(String name, Attachment attachment, Scratch scratch) throws IOException {
        var t = Instant.now();
        var rows = new ArrayList<Row>();
        var json = JsonDump.EMPTY;
        try {
            json = json(attachment, scratch);
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains(NO_SUCH_COMMAND)) {
                rows.add(new Row(t, Source.THREADS, new Data.Missing("virtual threads: " + e.getMessage())));
            }
        }
        var print = attachment.command("Thread.print -l");
        rows.add(cost(t));
        rows.addAll(rows(name, t, json, PrintDump.parse(print)));
        CollectorThreads.of(name, print).forEach(worker -> rows.add(new Row(t, Source.THREADS, worker)));
        ReadyTimes.of(name, print, attachment.pid()).ifPresent(ready -> rows.add(new Row(t, Source.THREADS, ready)));
        return rows;
    }

    private static JsonDump json(Attachment attachment, Scratch scratch) throws IOException {
        var file = scratch.here().resolve("threads.json");
        attachment.command("Thread.dump_to_file -overwrite -format=json \"%s\""
                .formatted(scratch.there().resolve("threads.json")));
        try (var dump = Files.newInputStream(file)) {
            return JsonDump.parse(dump);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static List<Row> rows(String name, Instant t, JsonDump json, PrintDump printed) {
        var threads = ThreadMerge.merge(json, printed);
        var virtual = (int) threads.stream().filter(ThreadRow::virtual).count();
        var rows = new ArrayList<Row>();
        rows.add(new Row(
                t, Source.THREADS, new Data.Checkpoint(name, threads.size() - virtual, virtual + json.leftOut())));
        threads.forEach(thread -> rows.add(new Row(t, Source.THREADS, new Data.Threads(name, thread))));
        printed.cycles().forEach(cycle -> rows.add(new Row(t, Source.THREADS, new Data.Cycle(name, cycle))));
        if (json.leftOut() > 0) {
            rows.add(new Row(t, Source.COLLECTOR, new Data.Trimmed(Source.THREADS.id(), json.leftOut())));
        }
        return rows;
    }

    private static Row cost(Instant since) {
        var millis = Duration.between(since, Instant.now()).toMillis();
        return new Row(
                since,
                Source.COLLECTOR,
                new Data.Cost(
                        "two thread dumps",
                        "each thread stops for a moment for the JSON dump, then all together at a safepoint for Thread.print",
                        millis));
    }
}
