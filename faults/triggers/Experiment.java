// spotless:off
//JAVA 25+
// spotless:on
package triggers;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The article's experiment 4.2 in a heap of 100 MB: the same load, which rises and falls, with a young generation that somebody fixed, and with
 * one that the collector sizes for itself. Prints a table with spread; nothing is judged.
 */
public final class Experiment {

    private static final int ROUNDS = 3;
    private static final int WAVES = 12;
    private static final byte[][] SHELF = new byte[1_000][];

    /** One collection: when it ended, its pause, and the heap before it. */
    private record Seen(long millis, double pauseMillis, long before) {}

    private Experiment() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            load();
            return;
        }
        System.out.println(
                "| trigger | collections | MB between two | ms between two: median | pause, ms: median | least – most | the heap's peak swings by |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        Map<String, List<String>> triggers = Map.of(
                "fixed: -Xmn8m", List.of("-Xmn8m", "-XX:+UseG1GC"), "adaptive: G1's own", List.of("-XX:+UseG1GC"));
        for (String name : triggers.keySet().stream().sorted().toList().reversed()) {
            for (int round = 0; round < ROUNDS; round++) {
                child(name, triggers.get(name));
            }
        }
    }

    private static void child(String name, List<String> flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms100m", "-Xmx100m"));
        command.addAll(flags);
        Path source = Path.of("faults/triggers/Experiment.java");
        command.addAll(
                Files.exists(source)
                        ? List.of(source.toString(), "load")
                        : List.of("-cp", System.getProperty("java.class.path"), Experiment.class.getName(), "load"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        System.out.print("| " + name + " " + new String(process.getInputStream().readAllBytes()));
        process.waitFor();
    }

    /** Waves of requests: each makes 20 KB, of which half stays a while. */
    private static void load() throws InterruptedException {
        List<Seen> seen = listen();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        int number = 0;
        for (int wave = 0; wave < WAVES; wave++) {
            int requests = 1_000 + 1_000 * (wave % 4);
            for (int request = 0; request < requests; request++) {
                byte[] made = new byte[10_000];
                SHELF[number++ % SHELF.length] = made.clone();
                if (request % 20 == 0) {
                    Thread.sleep(1);
                }
            }
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        Thread.sleep(100);
        print(seen, allocated);
    }

    private static List<Seen> listen() {
        List<Seen> seen = new CopyOnWriteArrayList<>();
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) bean)
                    .addNotificationListener(
                            (notification, nothing) -> {
                                var info = GarbageCollectionNotificationInfo.from(
                                                (CompositeData) notification.getUserData())
                                        .getGcInfo();
                                long used = info.getMemoryUsageBeforeGc().values().stream()
                                        .mapToLong(MemoryUsage::getUsed)
                                        .sum();
                                seen.add(new Seen(info.getEndTime(), info.getDuration(), used));
                            },
                            null,
                            null);
        }
        return seen;
    }

    private static void print(List<Seen> seen, long allocated) {
        double[] pauses = seen.stream().mapToDouble(Seen::pauseMillis).sorted().toArray();
        double[] between = new double[Math.max(1, seen.size() - 1)];
        for (int i = 1; i < seen.size(); i++) {
            between[i - 1] = seen.get(i).millis() - seen.get(i - 1).millis();
        }
        Arrays.sort(between);
        // the first quarter is how it found its size
        double[] peaks =
                seen.stream().skip(seen.size() / 4).mapToDouble(Seen::before).toArray();
        double mean = Arrays.stream(peaks).average().orElse(0);
        double swing = Math.sqrt(Arrays.stream(peaks)
                .map(peak -> (peak - mean) * (peak - mean))
                .average()
                .orElse(0));
        System.out.printf(
                Locale.ROOT,
                "| %d | %.1f | %.0f | %.0f | %.0f – %.0f | ±%.0f %% |%n",
                seen.size(),
                allocated / 1e6 / Math.max(1, seen.size()),
                between[between.length / 2],
                pauses.length == 0 ? 0 : pauses[pauses.length / 2],
                pauses.length == 0 ? 0 : pauses[0],
                pauses.length == 0 ? 0 : pauses[pauses.length - 1],
                100 * swing / Math.max(1, mean));
    }
}
