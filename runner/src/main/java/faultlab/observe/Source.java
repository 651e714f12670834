package faultlab.observe;

import java.util.Locale;

/** Where rows of evidence come from, the most valuable first: when the file would grow too large, the last are trimmed first. */
public enum Source {
    /** What collecting did to the target, and what was left out. */
    COLLECTOR,
    /** Thread dumps: {@code Thread.dump_to_file} and {@code Thread.print -l}. */
    THREADS,
    /** What the target's scenario reported for judging. */
    SIGNALS,
    /** {@code Thread.vthread_scheduler}. */
    SCHEDULER,
    /** {@code GC.heap_info}. */
    HEAP,
    /** {@code VM.native_memory summary}. */
    NATIVE,
    /** {@code VM.classloader_stats}. */
    LOADERS,
    /** The process's map and size: {@code /proc/PID/maps} and {@code status}. */
    MAPS,
    /** The JVM's performance counters, in the file that it keeps for tools such as {@code jstat}. */
    COUNTERS,
    /** {@code VM.flags -all}. */
    FLAGS,
    /** The JDK Flight Recorder. */
    RECORDING,
    /** {@code jdk.OldObjectSample} with paths to the roots. */
    PATHS,
    /** {@code GC.class_histogram}. */
    HISTOGRAM,
    /** What the target reported for charts. */
    GAUGES;

    /** The name in the evidence file. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
