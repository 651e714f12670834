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
 */
public record Ending(int exitCode, @Nullable String stopped, List<String> processes, String output) {}
