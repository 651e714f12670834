package faultlab.observe;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Reduces a flight recording to rows: of each type of event the longest, in the order of time, and the sums of all collections. */
final class RecordedRows {

    private static final int MOST_OF_A_TYPE = 60;

    /** Past this many events of a type, the shortest are dropped while reading, to bound memory. */
    private static final int MOST_WHILE_READING = 5_000;

    private static final String THROWN = "jdk.JavaExceptionThrow";

    /** Of all that is thrown, what says that somebody wants an outcome no more. */
    private static final Set<String> GIVEN_UP =
            Set.of("java.util.concurrent.TimeoutException", "java.util.concurrent.CancellationException");

    /** The fields worth keeping of each type of event (the JDK's own names). */
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("jdk.ThreadPark", List.of("parkedClass", "timeout")),
            Map.entry("jdk.JavaMonitorEnter", List.of("monitorClass", "previousOwner")),
            Map.entry("jdk.JavaMonitorWait", List.of("monitorClass", "timeout", "timedOut")),
            Map.entry("jdk.ThreadSleep", List.of("time")),
            Map.entry("jdk.VirtualThreadPinned", List.of("blockingOperation", "pinnedReason", "carrierThread")),
            Map.entry("jdk.VirtualThreadSubmitFailed", List.of("exceptionMessage")),
            Map.entry("jdk.ThreadStart", List.of("thread", "parentThread")),
            Map.entry("jdk.ThreadEnd", List.of("thread")),
            Map.entry(THROWN, List.of("thrownClass")),
            Map.entry("jdk.GarbageCollection", List.of("name", "cause", "sumOfPauses", "longestPause")),
            Map.entry("jdk.ZAllocationStall", List.of("type", "size")),
            Map.entry("jdk.EvacuationFailed", List.of("gcId")),
            Map.entry("jdk.SocketRead", List.of("host", "port", "bytesRead")),
            Map.entry("jdk.SocketWrite", List.of("host", "port", "bytesWritten")),
            Map.entry("jdk.FileRead", List.of("path", "bytesRead")),
            Map.entry("jdk.FileWrite", List.of("path", "bytesWritten")),
            Map.entry("jdk.CPULoad", List.of("jvmUser", "jvmSystem", "machineTotal")),
            Map.entry("jdk.ThreadContextSwitchRate", List.of("switchRate")));

    private static final Comparator<RecordedEvent> LONGEST =
            Comparator.comparing((RecordedEvent event) -> event.getDuration()).reversed();

    private RecordedRows() {}

    /** @param over how long the recording ran */
    static List<Row> read(Path recording, Duration over) throws IOException {
        var byType = new TreeMap<String, List<RecordedEvent>>();
        var totals = new PauseTotals();
        var seen = false;
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                var type = event.getEventType().getName();
                totals.hear(event);
                seen |= FIELDS.containsKey(type);
                // a rule that counts collections counts the target's own
                if (FIELDS.containsKey(type) && !HistogramAnswer.isForced(event) && isTelling(event)) {
                    keep(byType.computeIfAbsent(type, name -> new ArrayList<>()), event);
                }
            }
        }
        var rows = new ArrayList<Row>();
        byType.values()
                .forEach(events -> events.stream()
                        .sorted(LONGEST)
                        .limit(MOST_OF_A_TYPE)
                        .sorted(Comparator.comparing((RecordedEvent event) -> event.getStartTime()))
                        .forEach(event -> rows.add(row(event))));
        rows.add(new Row(
                Instant.now(),
                Source.RECORDING,
                seen ? totals.row(over) : new Data.Missing("the recording holds no event")));
        return rows;
    }

    private static boolean isTelling(RecordedEvent event) {
        return !event.getEventType().getName().equals(THROWN)
                || GIVEN_UP.contains(event.getClass("thrownClass").getName());
    }

    private static void keep(List<RecordedEvent> events, RecordedEvent event) {
        events.add(event);
        if (events.size() >= MOST_WHILE_READING) {
            events.sort(LONGEST);
            events.subList(MOST_OF_A_TYPE, events.size()).clear();
        }
    }

    private static Row row(RecordedEvent event) {
        var thread = Optional.ofNullable(event.getThread()).map(started -> name(started));
        var data = new Data.Event(
                event.getEventType().getName(),
                event.getDuration().toNanos() / 1_000_000.0,
                thread.orElse(null),
                RecordedStack.applicationFrame(event).orElse(null),
                fields(event));
        return new Row(event.getStartTime(), Source.RECORDING, data);
    }

    private static Map<String, String> fields(RecordedEvent event) {
        var fields = new LinkedHashMap<String, String>();
        subject(event).ifPresent(thread -> fields.put(Data.Event.THREAD, Long.toString(thread.getJavaThreadId())));
        for (var name : FIELDS.getOrDefault(event.getEventType().getName(), List.of())) {
            if (event.hasField(name) && event.getValue(name) != null) {
                fields.put(name, text(event.getValue(name)));
            }
        }
        if (event.getEventType().getName().equals(THROWN)) {
            RecordedStack.thrower(event).ifPresent(method -> fields.put("by", method));
        }
        return fields;
    }

    /** The thread that it happened to: of a start or an end that of the field. */
    private static Optional<RecordedThread> subject(RecordedEvent event) {
        var thread = event.hasField("thread") ? event.getThread("thread") : event.getThread();
        return Optional.ofNullable(thread).filter(known -> known.getJavaThreadId() > 0);
    }

    private static String text(Object value) {
        return switch (value) {
            case RecordedClass type -> type.getName();
            case RecordedThread thread -> name(thread);
            default -> value.toString();
        };
    }

    private static String name(RecordedThread thread) {
        var name = thread.getJavaName() != null ? thread.getJavaName() : thread.getOSName();
        return name == null ? "" : name;
    }
}
