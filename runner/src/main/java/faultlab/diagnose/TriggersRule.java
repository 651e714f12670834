package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Bytes;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A collector that somebody else tells when a collection is due: a size or a goal that is set and makes it run after a small part of the heap
 * was allocated, a program that asks for collections, or one that sets flags while it runs. Source: causes, what was allocated in between, and
 * flags with who set them.
 */
final class TriggersRule implements Rule {

    private static final String LAB = "triggers";

    private static final String ASKED = "System.gc()";
    private static final String PERIODIC = "G1 Periodic Collection";

    /** Collections that somebody asked for: a look or two of his own are no habit. */
    private static final int HABIT = 10;

    private static final int SEVERAL = 4;

    private static final int MANY = 12;

    /** Of the heap's limit, what is allocated for each collection where the collector is left alone, at least. */
    private static final int SMALL_PART = 12;

    private static final long HOPELESS_MILLIS = 5;

    private static final long LOW_PERCENT = 10;

    private static final String MANAGEMENT = "management";

    /** Flags of collectors that a program can set while it runs. */
    private static final Set<String> CHANGEABLE = Set.of(
            "SoftMaxHeapSize",
            "G1PeriodicGCInterval",
            "G1PeriodicGCSystemLoadThreshold",
            "MinHeapFreeRatio",
            "MaxHeapFreeRatio");

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return GcSeen.lack(evidence, "what the collector ran for");
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        var gc = GcSeen.of(evidence);
        return Stream.of(asked(gc, evidence), periodic(gc), limit(gc), young(gc), goal(gc), marking(gc), overridden(gc))
                .flatMap(Optional::stream)
                .limit(1)
                .toList();
    }

    private static Optional<Finding> asked(GcSeen gc, Evidence evidence) {
        var times = gc.of(ASKED);
        if (times < HABIT) {
            return Optional.empty();
        }
        var clues = new ArrayList<Clue>();
        evidence.all(Data.Event.class)
                .filter(event -> event.type().equals("jdk.SystemGC") && event.frame() != null)
                .map(event -> String.valueOf(event.frame()))
                .distinct()
                .limit(3)
                .forEach(frame -> clues.add(new Clue("recording", "asks for a collection", frame)));
        var where = clues.isEmpty() ? "" : ", most often at " + clues.getFirst().frame();
        return Optional.of(finding(
                "asked-for",
                0.95,
                "%,d collections of the whole heap were asked for%s. None of them was due.".formatted(times, where),
                clues,
                gc,
                "Take the call out: the collector knows when one is due. Leave it to people who ask once."));
    }

    private static Optional<Finding> periodic(GcSeen gc) {
        return gc.set("G1PeriodicGCInterval")
                .filter(flag -> gc.of(PERIODIC) >= SEVERAL)
                .map(flag -> finding(
                        "periodic",
                        0.92,
                        "%,d collections came because time had gone by, and not because anything had been allocated: G1PeriodicGCInterval is %s ms, set by: %s."
                                .formatted(gc.of(PERIODIC), flag.value(), flag.origin()),
                        List.of(GcSeen.clue(flag)),
                        gc,
                        "Leave the interval to the operator, and let him set minutes."));
    }

    /** ZGC runs to stay below a limit that it cannot keep. */
    private static Optional<Finding> limit(GcSeen gc) {
        return gc.set("SoftMaxHeapSize")
                .filter(flag -> gc.isOn("UseZGC"))
                .filter(flag -> gc.count(sum -> true) >= MANY && isSmall(gc, sum -> true))
                .map(flag -> finding(
                        "soft-limit",
                        0.92,
                        "The collector ran %,d times, after %s each, to stay below a soft limit of %s that is less than what is in use; set by: %s."
                                .formatted(
                                        gc.count(sum -> true),
                                        Bytes.text(gc.allocatedEach(sum -> true)),
                                        GcSeen.number(flag)
                                                .mapToObj(Bytes::text)
                                                .findFirst()
                                                .orElse(flag.value()),
                                        flag.origin()),
                        List.of(GcSeen.clue(flag)),
                        gc,
                        "Give it a soft limit above what is alive, or none; a program does not set it while it runs."));
    }

    private static Optional<Finding> young(GcSeen gc) {
        Predicate<Data.Collected> any = sum -> !sum.collector().equals("G1Old");
        return gc.set("MaxNewSize")
                .filter(flag -> gc.count(any) >= MANY && isSmall(gc, any))
                .map(
                        flag -> finding(
                                "fixed-young",
                                0.92,
                                "The collector ran %,d times, after %s each: the young generation is pinned to %s of a heap of %s, set by: %s."
                                        .formatted(
                                                gc.count(any),
                                                Bytes.text(gc.allocatedEach(any)),
                                                GcSeen.number(flag)
                                                        .mapToObj(Bytes::text)
                                                        .findFirst()
                                                        .orElse(flag.value()),
                                                Bytes.text(
                                                        gc.number("MaxHeapSize").orElse(0)),
                                                flag.origin()),
                                List.of(GcSeen.clue(flag)),
                                gc,
                                "Take -Xmn (NewSize, MaxNewSize) out and let the collector size it, or size it by what is allocated and what survives."));
    }

    private static Optional<Finding> goal(GcSeen gc) {
        Predicate<Data.Collected> young = sum -> sum.collector().equals("G1New");
        return gc.set("MaxGCPauseMillis")
                .filter(flag -> gc.isOn("UseG1GC"))
                .filter(flag -> GcSeen.number(flag).anyMatch(millis -> millis <= HOPELESS_MILLIS))
                .filter(flag -> gc.count(young) >= MANY && isSmall(gc, young))
                .map(flag -> finding(
                        "hopeless-goal",
                        0.9,
                        "The collector ran %,d times, after %s each: no collection can meet a goal of %s ms, so it collects as little at a time as it may; set by: %s."
                                .formatted(
                                        gc.count(young),
                                        Bytes.text(gc.allocatedEach(young)),
                                        flag.value(),
                                        flag.origin()),
                        List.of(GcSeen.clue(flag)),
                        gc,
                        "Set a goal that can be met (tens of milliseconds), or none."));
    }

    private static Optional<Finding> marking(GcSeen gc) {
        Predicate<Data.Collected> cycles = sum -> sum.collector().equals("G1Old");
        return gc.set("InitiatingHeapOccupancyPercent")
                .filter(flag -> GcSeen.number(flag).anyMatch(percent -> percent <= LOW_PERCENT))
                .filter(flag -> gc.count(cycles) >= SEVERAL)
                .map(flag -> finding(
                        "marks-always",
                        0.9,
                        "The whole heap was marked %,d times: it begins when %s %% of the heap are in use, which they always are; set by: %s."
                                .formatted(gc.count(cycles), flag.value(), flag.origin()),
                        List.of(GcSeen.clue(flag)),
                        gc,
                        "Take it out: G1 finds out by itself when it must begin (G1UseAdaptiveIHOP)."));
    }

    private static Optional<Finding> overridden(GcSeen gc) {
        return gc.flags().stream()
                .filter(flag ->
                        CHANGEABLE.contains(flag.name()) && flag.origin().equals(MANAGEMENT))
                .findFirst()
                .map(
                        flag -> finding(
                                "overridden",
                                0.85,
                                "%s is %s, and nobody has said so on the command line: a program has set it while it ran, over whatever the operator set."
                                        .formatted(flag.name(), flag.value()),
                                List.of(GcSeen.clue(flag)),
                                gc,
                                "Leave the JVM's flags to who starts it; where a default is wanted, set it only if the flag's origin is DEFAULT."));
    }

    private static boolean isSmall(GcSeen gc, Predicate<Data.Collected> kind) {
        return gc.number("MaxHeapSize").stream().anyMatch(heap -> gc.allocatedEach(kind) * SMALL_PART < heap);
    }

    private static Finding finding(
            String mechanism, double confidence, String summary, List<Clue> clues, GcSeen gc, String fix) {
        return new Finding(
                LAB,
                mechanism,
                null,
                confidence,
                summary,
                Stream.concat(clues.stream(), gc.clues()).toList(),
                fix,
                LAB);
    }
}
