package faultlab.execute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a child JVM ended.
 *
 * @param exitCode as the system tells it; over 128 it was a signal
 * @param stopped why the runner ended it before its time, or null
 * @param processes command lines of processes that it had started and that were ended with it
 * @param output the first and the last of what it printed, standard output and error together
 * @param crash what it wrote of its crash, or null
 */
public record Ending(
        int exitCode,
        @Nullable String stopped,
        List<String> processes,
        String output,
        @Nullable Crash crash) {

    /** Of a JVM that did not crash. */
    public Ending(int exitCode, @Nullable String stopped, List<String> processes, String output) {
        this(exitCode, stopped, processes, output, null);
    }
}
