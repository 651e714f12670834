package faultlab.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the collector of a shape's JVM did: collections by cause with what was allocated in between, each on a timeline, and what they spent
 * their time on. Those that looking forced are left out.
 *
 * @param causes most collections first; empty where none was recorded
 * @param marks collections in the order of time, of many every so many-th
 * @param looks the checkpoints
 * @param millis how long the timeline is
 * @param mostBytes of the heap in use, at any of the marks
 * @param phases what took longest first
 * @param references of each kind that collections looked through
 * @param finalizable classes whose objects wait for their finalizers or have run them
 * @param stalls threads that waited for room; null where none did
 * @param humongousRegions times that a region was given to an object of half a region or more
 * @param threads the collector's own with the CPU time that each used from the first look to the last
 * @param flags of the collector and its heap that are not at their default, and who set them
 */
public record GcAccount(
        List<Cause> causes,
        List<Mark> marks,
        List<Timeline.Look> looks,
        double millis,
        long mostBytes,
        List<Phase> phases,
        List<References> references,
        List<Finalizable> finalizable,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Stalls stalls,

        long humongousRegions,
        List<CollectorThread> threads,
        List<Flag> flags) {

    /**
     * Collections of one kind.
     *
     * @param allocatedEach bytes that were allocated since the collection before, for each of these, at least; absent where that is not known
     */
    public record Cause(
            String collector,
            String cause,
            int collections,
            double pausedMillis,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long allocatedEach) {}

    /**
     * One collection.
     *
     * @param at milliseconds from the timeline's beginning
     * @param before bytes in use when it began; absent for a concurrent cycle that does not tell
     */
    public record Mark(
            double at,
            String collector,
            String cause,
            double millis,
            double pausedMillis,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long before,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long after) {}

    /** A phase of collections, over all of them. */
    public record Phase(String name, boolean paused, int times, double millis) {}

    /** References of one kind. */
    public record References(String type, long references) {}

    /** A class with a finalizer. */
    public record Finalizable(String type, long objects, long run) {}

    /** Waits for room. */
    public record Stalls(int stalls, double millis, double longestMillis) {}

    /** One of the collector's threads. */
    public record CollectorThread(String name, double cpuMillis) {}

    /** A flag that is not at its default. */
    public record Flag(String name, String value, String origin) {}

    private static final Pattern OF_THE_COLLECTOR = Pattern.compile(
            "Use\\w+GC|\\w*GC(?:Threads|Pause\\w+|Interval\\w*|Time\\w+|\\w*Concurrent)|(?:Init|M(?:ax|in)|SoftMax)\\w*Heap\\w*"
                    + "|G1\\w+|Z[A-Z]\\w+|Shenandoah\\w+|(?:Max)?NewSize|NewRatio|InitiatingHeap\\w+|MaxTenuring\\w+|SurvivorRatio|MaxRAM\\w*"
                    + "|ActiveProcessorCount|DisableExplicitGC|MaxMetaspaceSize");

    private static final int MOST_THREADS = 12;

    /** What a collector's thread uses by being there. */
    private static final double LEAST_CPU_MILLIS = 1;

    /** Of the evidence of one JVM; empty where nothing was recorded of its collections. */
    public static Optional<GcAccount> of(Evidence evidence) {
        var collected = evidence.all(Data.Collected.class).toList();
        if (evidence.all(Data.Pauses.class).findAny().isEmpty()) {
            return Optional.empty();
        }
        var from = times(evidence).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        var marks = evidence.rows().stream()
                .flatMap(row ->
                        row.data() instanceof Data.Collection one ? Stream.of(mark(row, one, from)) : Stream.of())
                .sorted(Comparator.comparing(Mark::at))
                .toList();
        var looks = evidence.rows().stream()
                .flatMap(row -> row.data() instanceof Data.Checkpoint look
                        ? Stream.of(new Timeline.Look(look.name(), since(from, row.t())))
                        : Stream.of())
                .toList();
        return Optional.of(new GcAccount(
                collected.stream().map(GcAccount::cause).toList(),
                marks,
                looks,
                Stream.concat(
                                marks.stream().map(mark -> mark.at() + mark.millis()),
                                looks.stream().map(Timeline.Look::at))
                        .max(Comparator.naturalOrder())
                        .orElse(0.0),
                marks.stream()
                        .flatMap(mark ->
                                Stream.of(Optional.ofNullable(mark.before()), Optional.ofNullable(mark.after())))
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder())
                        .orElse(0L),
                evidence.all(Data.Phase.class)
                        .map(phase -> new Phase(phase.name(), phase.paused(), phase.times(), rounded(phase.millis())))
                        .toList(),
                evidence.all(Data.References.class)
                        .filter(references -> references.references() > 0)
                        .map(references -> new References(references.type(), references.references()))
                        .toList(),
                evidence.all(Data.Finalizable.class)
                        .map(type -> new Finalizable(type.type(), type.objects(), type.run()))
                        .toList(),
                evidence.all(Data.Stalls.class)
                        .map(stalls ->
                                new Stalls(stalls.stalls(), rounded(stalls.millis()), rounded(stalls.longestMillis())))
                        .findFirst()
                        .orElse(null),
                evidence.all(Data.Humongous.class)
                        .mapToLong(Data.Humongous::regions)
                        .sum(),
                threads(evidence),
                evidence.all(Data.Flag.class)
                        .filter(flag -> !flag.origin().equals("default"))
                        .filter(flag -> OF_THE_COLLECTOR.matcher(flag.name()).matches())
                        .map(flag -> new Flag(flag.name(), flag.value(), flag.origin()))
                        .toList()));
    }

    /** When what the timeline shows began. */
    private static Stream<Instant> times(Evidence evidence) {
        return evidence.rows().stream()
                .filter(row -> row.data() instanceof Data.Collection || row.data() instanceof Data.Checkpoint)
                .map(Row::t);
    }

    private static Cause cause(Data.Collected sum) {
        return new Cause(
                sum.collector(),
                sum.cause(),
                sum.collections(),
                rounded(sum.pausedMillis()),
                sum.allocated() == 0 ? null : sum.allocated() / sum.collections());
    }

    private static Mark mark(Row row, Data.Collection one, Instant from) {
        return new Mark(
                since(from, row.t()),
                one.collector(),
                one.cause(),
                rounded(one.millis()),
                rounded(one.pausedMillis()),
                one.before(),
                one.after());
    }

    /** What each used from the first look to the last. */
    private static List<CollectorThread> threads(Evidence evidence) {
        var seen = evidence.all(Data.Worker.class).toList();
        return seen.stream()
                .map(Data.Worker::name)
                .distinct()
                .map(name -> {
                    var cpu = seen.stream()
                            .filter(worker -> worker.name().equals(name))
                            .mapToDouble(Data.Worker::cpuMillis)
                            .toArray();
                    return new CollectorThread(name, rounded(cpu.length == 1 ? cpu[0] : cpu[cpu.length - 1] - cpu[0]));
                })
                .filter(thread -> thread.cpuMillis() >= LEAST_CPU_MILLIS)
                .sorted(Comparator.comparing(CollectorThread::cpuMillis).reversed())
                .limit(MOST_THREADS)
                .toList();
    }

    private static double since(Instant from, Instant t) {
        return Duration.between(from, t).toNanos() / 100_000 / 10.0;
    }

    private static double rounded(double millis) {
        return Math.round(millis * 100) / 100.0;
    }

    /** How many collections there were. */
    @JsonIgnore
    public int collections() {
        return causes.stream().mapToInt(Cause::collections).sum();
    }

    /** One for how many collections a mark stands. */
    @JsonIgnore
    public int each() {
        return marks.isEmpty() ? 1 : Math.max(1, Math.round((float) collections() / marks.size()));
    }

    /** The place of a mark's cause among all causes, by which it has its colour. */
    public int cause(Mark mark) {
        return IntStream.range(0, causes.size())
                .filter(index -> causes.get(index).cause().equals(mark.cause())
                        && causes.get(index).collector().equals(mark.collector()))
                .findFirst()
                .orElse(0);
    }
}
