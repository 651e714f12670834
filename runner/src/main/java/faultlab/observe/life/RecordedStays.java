package faultlab.observe.life;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Row;
import faultlab.observe.life.Stay.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The flight recorder's events as stays of threads. It tells of a wait only when that has ended. */
final class RecordedStays {

    private static final String START = "jdk.ThreadStart";
    private static final String END = "jdk.ThreadEnd";

    private final Map<Long, List<Stay>> stays = new HashMap<>();
    private final Map<Long, Data.Event> starts = new HashMap<>();

    static RecordedStays of(Evidence evidence) {
        var recorded = new RecordedStays();
        evidence.rows().forEach(recorded::add);
        return recorded;
    }

    private void add(Row row) {
        if (row.data() instanceof Data.Event event && event.threadId().isPresent()) {
            long thread = event.threadId().get();
            if (event.type().equals(START)) {
                starts.put(thread, event);
            }
            state(event).ifPresent(state -> {
                var to = row.t().plus(Duration.ofNanos((long) (event.millis() * 1_000_000)));
                stays.computeIfAbsent(thread, _ -> new ArrayList<>())
                        .add(new Stay(state, row.t(), to, event.frame(), null, Known.RECORDED));
            });
        }
    }

    private static Optional<LifeState> state(Data.Event event) {
        return Optional.ofNullable(
                switch (event.type()) {
                    case "jdk.ThreadPark" -> hasLimit(event) ? LifeState.TIMED_WAITING : LifeState.PARKED;
                    case "jdk.JavaMonitorWait" -> hasLimit(event) ? LifeState.TIMED_WAITING : LifeState.WAITING;
                    case "jdk.JavaMonitorEnter" -> LifeState.BLOCKED;
                    case "jdk.ThreadSleep" -> LifeState.TIMED_WAITING;
                    case "jdk.VirtualThreadPinned" -> LifeState.PINNED;
                    case "jdk.SocketRead", "jdk.SocketWrite", "jdk.FileRead", "jdk.FileWrite" -> LifeState.NATIVE;
                    case END -> LifeState.TERMINATED;
                    default -> null;
                });
    }

    /** Without one the recorder has the least number there is, or 0. */
    private static boolean hasLimit(Data.Event event) {
        var timeout = event.fields().getOrDefault("timeout", "");
        return timeout.startsWith("PT")
                ? !timeout.startsWith("PT-") && !timeout.equals("PT0S")
                : !timeout.isEmpty() && !timeout.startsWith("-") && !timeout.equals("0");
    }

    /** What was recorded of a thread, in no order. */
    List<Stay> of(long thread) {
        return stays.getOrDefault(thread, List.of());
    }

    /** The event of its start, whose stack is that of who started it. */
    Optional<Data.Event> start(long thread) {
        return Optional.ofNullable(starts.get(thread));
    }
}
