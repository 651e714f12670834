package faultlab.observe;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the target's counters at each look and leaves out what happened during looks: the collections that those force are not the target's. */
final class Counting {

    private static final double MILLIS = 1_000;

    private final Target target;
    private long forcedPauses;
    private double forcedMillis;
    private Duration looking = Duration.ZERO;

    Counting(Target target) {
        this.target = target;
    }

    /** The counters as they are now. */
    private record Now(Instant t, long pauses, double pausedMillis) {

        static Now of(long pid) throws IOException {
            var counters = PerfFile.read(pid);
            var frequency = counters.getOrDefault("sun.os.hrt.frequency", 0L);
            if (frequency == 0) {
                throw new IOException("the target's counters do not say how fast its clock ticks");
            }
            return new Now(Instant.now(), sum(counters, ".invocations"), MILLIS * sum(counters, ".time") / frequency);
        }

        private static long sum(Map<String, Long> counters, String what) {
            return counters.entrySet().stream()
                    .filter(counter -> counter.getKey().startsWith("sun.gc.collector.")
                            && counter.getKey().endsWith(what))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    List<Row> take(String at) throws IOException {
        var now = Now.of(target.pid());
        var alive = Duration.between(target.startedAt(), now.t()).minus(looking);
        return List.of(new Row(
                now.t(),
                Source.COUNTERS,
                new Data.Counters(
                        at, now.pauses() - forcedPauses, now.pausedMillis() - forcedMillis, alive.toMillis())));
    }

    /** Does what forces collections in the target. */
    void around(Runnable look) {
        var before = now();
        look.run();
        var after = now();
        if (before.isPresent() && after.isPresent()) {
            forcedPauses += after.get().pauses() - before.get().pauses();
            forcedMillis += after.get().pausedMillis() - before.get().pausedMillis();
            looking =
                    looking.plus(Duration.between(before.get().t(), after.get().t()));
        }
    }

    private Optional<Now> now() {
        try {
            return Optional.of(Now.of(target.pid()));
        } catch (IOException e) {
            return Optional.empty(); // the next look says why
        }
    }
}
