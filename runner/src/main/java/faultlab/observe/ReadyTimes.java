package faultlab.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How long each platform thread was ready and waited for a processor, as Linux counts it ({@code /proc/PID/task/TID/schedstat}, the second
 * figure, in nanoseconds). The JVM does not know it: its RUNNABLE is both. Read from outside at no cost to the target.
 */
final class ReadyTimes {

    private static final Pattern HEADER = Pattern.compile("(?m)^\".*\" #(\\d+) .* nid=(0x[0-9a-f]+|\\d+) ");

    private static final double NANOS_A_MILLI = 1_000_000;

    private ReadyTimes() {}

    /**
     * @param print what {@code Thread.print} answered, which names the system's id of each thread
     * @return empty where the system does not tell, as outside Linux and for a target in a container with process ids of its own
     */
    static Optional<Data.Ready> of(String at, String print, long pid) {
        var tasks = Path.of("/proc", Long.toString(pid), "task");
        var millis = new TreeMap<Long, Double>();
        HEADER.matcher(print)
                .results()
                .forEach(thread -> ready(
                                tasks.resolve(Long.decode(thread.group(2)).toString()))
                        .ifPresent(ready -> millis.put(Long.valueOf(thread.group(1)), ready)));
        return millis.isEmpty() ? Optional.empty() : Optional.of(new Data.Ready(at, Map.copyOf(millis)));
    }

    private static Optional<Double> ready(Path task) {
        try {
            var figures = Files.readString(task.resolve("schedstat")).strip().split(" ");
            return Optional.of(Math.round(Long.parseLong(figures[1]) / NANOS_A_MILLI * 10) / 10.0);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // gone meanwhile, or a system without it
            return Optional.empty();
        }
    }
}
