package faultlab.execute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says when a child has taken more than it may. Threads and memory are read from /proc; elsewhere only time and output count. */
final class Watchdog {

    private final Limits limits;
    private final Path status;
    private final Output output;
    private final long since = System.nanoTime();

    Watchdog(Limits limits, long pid, Output output) {
        this.limits = limits;
        this.status = Path.of("/proc/" + pid + "/status");
        this.output = output;
    }

    /** What was exceeded, in words for the learner. */
    Optional<String> complaint() {
        Duration taken = Duration.ofNanos(System.nanoTime() - since);
        if (taken.compareTo(limits.wall()) > 0) {
            return Optional.of("it had not finished after " + limits.wall().toSeconds() + " s");
        }
        if (output.printed() > limits.outputBytes()) {
            return Optional.of("it printed more than " + (limits.outputBytes() >> 20) + " MB");
        }
        List<String> lines = lines();
        long threads = number(lines, "Threads:");
        if (threads > limits.threads()) {
            return Optional.of("it started " + threads + " threads; " + limits.threads() + " are allowed");
        }
        long resident = number(lines, "VmRSS:") * 1024;
        if (resident > limits.memoryBytes()) {
            return Optional.of("it took " + (resident >> 20) + " MB of memory; " + (limits.memoryBytes() >> 20)
                    + " MB are allowed");
        }
        return Optional.empty();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(status);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static long number(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
