package faultlab.observe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/** One event of a flight recording as a row. */
final class RecordedRow {

    static final String STARTED = "jdk.ThreadStart";
    static final String ENDED = "jdk.ThreadEnd";
    static final String THROWN = "jdk.JavaExceptionThrow";
    static final String DIRECT = "jdk.DirectBufferStatistics";

    /** The fields worth keeping of each type of event (the JDK's own names). */
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("jdk.ThreadPark", List.of("parkedClass", "timeout")),
            Map.entry("jdk.JavaMonitorEnter", List.of("monitorClass", "previousOwner")),
            Map.entry("jdk.JavaMonitorWait", List.of("monitorClass", "timeout", "timedOut")),
            Map.entry("jdk.ThreadSleep", List.of("time")),
            Map.entry("jdk.VirtualThreadPinned", List.of("blockingOperation", "pinnedReason", "carrierThread")),
            Map.entry("jdk.VirtualThreadSubmitFailed", List.of("exceptionMessage")),
            Map.entry(STARTED, List.of("thread", "parentThread")),
            Map.entry(ENDED, List.of("thread")),
            Map.entry(THROWN, List.of("thrownClass", "message")),
            Map.entry("jdk.GarbageCollection", List.of("name", "cause", "sumOfPauses", "longestPause")),
            Map.entry("jdk.SystemGC", List.of("invokedConcurrent")),
            Map.entry("jdk.ZAllocationStall", List.of("type", "size")),
            Map.entry("jdk.EvacuationFailed", List.of("gcId")),
            Map.entry("jdk.SocketRead", List.of("host", "port", "bytesRead")),
            Map.entry("jdk.SocketWrite", List.of("host", "port", "bytesWritten")),
            Map.entry("jdk.FileRead", List.of("path", "bytesRead")),
            Map.entry("jdk.FileWrite", List.of("path", "bytesWritten")),
            Map.entry("jdk.CPULoad", List.of("jvmUser", "jvmSystem", "machineTotal")),
            Map.entry("jdk.ThreadContextSwitchRate", List.of("switchRate")));

    private RecordedRow() {}

    /** Direct buffers at one moment. */
    static Row direct(RecordedEvent event) {
        return new Row(
                event.getStartTime(),
                Source.RECORDING,
                new Data.Direct(event.getLong("count"), event.getLong("memoryUsed"), event.getLong("maxCapacity")));
    }

    /** Whether rows are made of this type of event. */
    static boolean isKnown(String type) {
        return FIELDS.containsKey(type);
    }

    static Row of(RecordedEvent event) {
        var thread = Optional.ofNullable(event.getThread()).map(started -> name(started));
        var stack = RecordedStack.of(event);
        var frame = type(event).equals(THROWN) ? stack.writer() : stack.applicationFrame();
        var data = new Data.Event(
                type(event),
                event.getDuration().toNanos() / 1_000_000.0,
                thread.orElse(null),
                frame.orElse(null),
                fields(event, stack));
        return new Row(event.getStartTime(), Source.RECORDING, data);
    }

    private static Map<String, String> fields(RecordedEvent event, RecordedStack stack) {
        var fields = new LinkedHashMap<String, String>();
        subject(event).ifPresent(thread -> fields.put(Data.Event.THREAD, Long.toString(thread.getJavaThreadId())));
        for (var name : FIELDS.getOrDefault(type(event), List.of())) {
            if (event.hasField(name) && event.getValue(name) != null) {
                fields.put(name, text(event.getValue(name)));
            }
        }
        if (type(event).equals(THROWN)) {
            stack.thrower().ifPresent(frame -> fields.put("by", frame.type() + "." + frame.method()));
        }
        if (List.of(STARTED, THROWN).contains(type(event))) {
            stack.request().ifPresent(frame -> fields.put("request", frame.toString()));
        }
        return fields;
    }

    static String type(RecordedEvent event) {
        return event.getEventType().getName();
    }

    /** Of the thread that an event is about. */
    static long threadId(RecordedEvent event) {
        return subject(event).map(RecordedThread::getJavaThreadId).orElse(-1L);
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
