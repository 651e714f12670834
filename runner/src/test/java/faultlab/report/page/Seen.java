package faultlab.report.page;

import faultlab.catalog.Bound;
import faultlab.diagnose.Diagnosis;
import faultlab.diagnose.Finding;
import faultlab.diagnose.Finding.Clue;
import faultlab.diagnose.Verdict;
import faultlab.observe.Data;
import faultlab.observe.Data.Step;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.Row;
import faultlab.observe.Source;
import faultlab.observe.Target;
import faultlab.observe.ThreadRow;
import faultlab.observe.ThreadRow.Lock;
import faultlab.observe.ThreadRow.Manner;
import faultlab.observe.profile.FlameGraph;
import faultlab.observe.profile.ProfilerEvent;
import faultlab.report.Memory;
import faultlab.report.Observation;
import faultlab.report.Observation.ObservedShape;
import faultlab.report.Places;
import faultlab.verify.SignalResult;
import faultlab.verify.SignalResult.Judgement;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import one.convert.Arguments;

/** An observation with every part a page can show, and a text of the caller's choice in every place that a target fills. */
final class Seen {

    static final String HOSTILE = "</script></style><img src=x onerror=alert(1)>\"'&<!--";

    private static final Instant T = Instant.parse("2026-01-02T03:04:05Z");

    private Seen() {}

    /** @param text a name from the target */
    static Observation with(String text, Path folder) throws IOException {
        var evidence = evidence(text);
        var shape = new ObservedShape(
                "sender",
                "faulty",
                List.of(
                        signal("stuckThreads", 8, text, "<=1", ">=6", Judgement.FAULTY),
                        signal("answered", 4, "customers", ">=7", "<=2", Judgement.INCONCLUSIVE),
                        signal("heapBytes", 1_234_567, "bytes", "<=2000000", ">=9000000", Judgement.HEALTHY)),
                "its JVM ended: " + text,
                List.of("IllegalStateException: " + text),
                Memory.of(evidence, new Places("desk")).orElseThrow(),
                evidence,
                List.of(
                        graph(text, folder.resolve("sender")),
                        new FlameGraph(ProfilerEvent.LOCK, null, 0, "no sample: " + text)));
        return new Observation("desk", "fault", List.of(), List.of(shape), diagnosis(text), List.of());
    }

    private static SignalResult signal(
            String name, long value, String unit, String healthy, String faulty, Judgement judgement) {
        return new SignalResult("sender", name, value, unit, Bound.parse(healthy), Bound.parse(faulty), judgement);
    }

    private static Diagnosis diagnosis(String text) {
        var clues = List.of(
                new Clue("threads", "a-0 is in put at Q@1f, " + text, "desk.Desk.put(Desk.java:3)"),
                new Clue("threads", "a-1 is in put at Q@2f, " + text, "desk.Desk.put(Desk.java:3)"),
                new Clue("threads", "a-2 is in put at Q@3f, " + text, "desk.Desk.put(Desk.java:3)"));
        var finding = new Finding("handoff", "sender", "sender", 0.95, "Nobody takes " + text, clues, text, "handoff");
        return new Diagnosis(Verdict.FAULTY, 1, List.of(finding), List.of("late: " + text));
    }

    static Evidence evidence(String text) {
        var rows = new ArrayList<Row>();
        for (var at : List.of("waiting", "settled")) {
            rows.add(row(Source.THREADS, new Data.Checkpoint(at, 3, 1)));
            for (var thread : List.of(stuck(1, text), running(2, at), virtual(3), housekeeping(4))) {
                rows.add(row(Source.THREADS, new Data.Threads(at, thread)));
            }
            rows.add(row(Source.HEAP, new Data.Heap(at, Map.of("def new " + text, 5_000_000L))));
        }
        for (var i = 0; i < 20; i++) {
            rows.add(new Row(T.plusMillis(100L * i), Source.GAUGES, new Data.Gauge("queue " + text, i * i)));
        }
        rows.add(row(Source.FLAGS, new Data.Flag("MaxHeapSize", text, "command line")));
        rows.add(row(Source.FLAGS, new Data.Flag("UseShenandoahGC", "false", "default")));
        rows.add(row(Source.RECORDING, event("jdk.ThreadPark", 12.5, text)));
        rows.add(row(Source.RECORDING, event("jdk.ThreadPark", 30, text)));
        rows.addAll(memory(text));
        rows.add(row(Source.SIGNALS, new Data.Missing("no signal: " + text)));
        rows.add(row(Source.COLLECTOR, new Data.Cost("class histogram", "a full collection", 21)));
        rows.add(row(Source.COLLECTOR, new Data.Trimmed("recording", 7)));
        return new Evidence(new Target(4711, "Main", "25+36", T), rows);
    }

    /** Of a desk that keeps its orders: 200 more of them at each look, with 20 MB. */
    private static List<Row> memory(String text) {
        var rows = new ArrayList<Row>();
        for (var look = 0; look < 3; look++) {
            var at = List.of("begun", "half " + text, "full").get(look);
            rows.add(row(Source.HISTOGRAM, new Data.Live(at, 30_000 + look * 401L, (2 + 20L * look) * 1_000_000)));
            rows.add(row(
                    Source.HISTOGRAM,
                    new Data.Histogram(at, "byte[]", 9_000 + look * 200L, (1 + 20L * look) * 1_000_000)));
            rows.add(row(Source.HISTOGRAM, new Data.Histogram(at, "java.lang.Class", 1_000, 120_000)));
            var order = new Data.Histogram(at, "desk.Order" + text, look * 200L, look * 900_000L);
            rows.add(row(Source.HISTOGRAM, order));
        }
        var order = new Step("desk.Order" + text, "label", null);
        var node = new Step("java.util.concurrent.ConcurrentHashMap$Node", "val", null);
        var nodes = new Step("java.util.concurrent.ConcurrentHashMap$Node[]", "[17]", null);
        var thread = new Step("java.lang.Thread", "threadLocals", "Thread Name: clerk-1 " + text);
        var frame = Frame.of("desk.Desk.put(Desk.java:3)");
        var kept = new Data.Kept("byte[]", 12, 100_000, frame, List.of(order, node, nodes, thread), "Threads");
        rows.add(row(Source.RECORDING, kept));
        return rows;
    }

    private static Row row(Source source, Data data) {
        return new Row(T, source, data);
    }

    private static Data.Event event(String type, double millis, String thread) {
        return new Data.Event(type, millis, thread, Frame.of("desk.Desk.put(Desk.java:3)"), Map.of());
    }

    private static ThreadRow stuck(long id, String name) {
        var lock = new Lock(
                "java.util.concurrent.SynchronousQueue$Transferer",
                "java.util.concurrent.SynchronousQueue$Transferer@1f",
                Manner.PARKED);
        return thread(
                id,
                name,
                false,
                Thread.State.WAITING,
                lock,
                "java.base/java.lang.Thread.sleep(Thread.java:1)",
                "desk.Desk.put(Desk.java:3)");
    }

    private static ThreadRow running(long id, String at) {
        return thread(id, "busy", false, Thread.State.RUNNABLE, null, "desk.Desk." + at + "(Desk.java:9)");
    }

    private static ThreadRow virtual(long id) {
        return thread(id, "", true, Thread.State.WAITING, null, "desk.Desk.take(Desk.java:5)");
    }

    private static ThreadRow housekeeping(long id) {
        return thread(
                id,
                "Reference Handler",
                false,
                Thread.State.RUNNABLE,
                null,
                "java.base/java.lang.ref.Reference.run(Reference.java:1)");
    }

    private static ThreadRow thread(
            long id,
            String name,
            boolean virtual,
            Thread.State state,
            @org.jspecify.annotations.Nullable Lock lock,
            String... frames) {
        return new ThreadRow(
                id,
                name,
                virtual,
                virtual,
                state,
                virtual ? null : 1.25,
                List.of(frames).stream().map(Frame::of).toList(),
                lock,
                null,
                List.of(),
                null);
    }

    /** A flame graph by the profiler's own converter, one of whose frames has the text as its name. */
    private static FlameGraph graph(String text, Path folder) throws IOException {
        var page = Files.createDirectories(folder).resolve("flame-wall.html");
        var converter = new one.convert.FlameGraph(new Arguments());
        var stacks = "main;desk.Desk.put 40\nmain;" + text.replace(';', ',').replace(' ', '_') + ";deep 60\n";
        converter.parseCollapsed(new StringReader(stacks));
        try (var out = new PrintStream(new FileOutputStream(page.toFile()), false, StandardCharsets.UTF_8)) {
            converter.dump(out);
        }
        return new FlameGraph(ProfilerEvent.WALL, page, 100, null);
    }
}
