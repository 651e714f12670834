package faultlab.observe.profile;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import one.convert.Arguments;

/** What async-profiler can sample, with the interval we sample it at. */
public enum ProfilerEvent {
    /** CPU time by a timer of each thread: works without access to perf events. */
    CTIMER("event=ctimer", graph -> graph.cpu = true, "jdk.ExecutionSample"),
    /** CPU time by perf events, with kernel frames. */
    CPU("event=cpu", graph -> graph.cpu = true, "jdk.ExecutionSample"),
    /** All threads every 10 ms, whether they run or wait. */
    WALL("wall=10ms", graph -> graph.wall = true, "profiler.WallClockSample"),
    /** Allocation, a sample every 64 KB. */
    ALLOC("alloc=64k", graph -> graph.alloc = true, "jdk.ObjectAllocationInNewTLAB", "jdk.ObjectAllocationOutsideTLAB"),
    /** Waits of 10 µs and more for a contended lock, once they end. */
    LOCK("lock=10us", graph -> graph.lock = true, "jdk.JavaMonitorEnter", "jdk.ThreadPark"),
    /** malloc and its kin, a sample every 64 KB. */
    NATIVEMEM("nativemem=64k", graph -> graph.nativemem = true, "profiler.Malloc");

    private final String option;
    private final Consumer<Arguments> graph;
    private final Set<String> recorded;

    ProfilerEvent(String option, Consumer<Arguments> graph, String... recorded) {
        this.option = option;
        this.graph = graph;
        this.recorded = Set.of(recorded);
    }

    /** The name in messages and file names. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The agent's option that samples it. */
    String option() {
        return option;
    }

    /** The names its samples have in the recording. */
    Set<String> recorded() {
        return recorded;
    }

    /** The converter's arguments for a flame graph of it. */
    Arguments graph() {
        var arguments = new Arguments();
        graph.accept(arguments);
        arguments.title = "Flame graph: " + id();
        arguments.dot = true;
        arguments.norm = true;
        return arguments;
    }
}
