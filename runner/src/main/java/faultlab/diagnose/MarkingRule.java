package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Marking beside the application that never begins, that the chosen collector does not have, or that cannot keep up. Source: collections by
 * collector and cause, {@code jdk.ZAllocationStall}, and flags with who set them.
 */
final class MarkingRule implements Rule {

    private static final String LAB = "marking";

    /** Collections of everything for want of room. */
    private static final int LEAST_FULL = 3;

    /** Threads that waited for room. */
    private static final int LEAST_STALLS = 4;

    /** Of the heap in use; G1's own first guess is 45. */
    private static final long HIGH_PERCENT = 80;

    private static final int CLUES = 3;

    /** Collections of everything for each cycle of marking: where marking works there is hardly one. */
    private static final int FEW = 3;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return GcSeen.lack(evidence, "what the collector ran for");
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        var gc = GcSeen.of(evidence);
        return Stream.of(stalls(gc, evidence), never(gc, evidence), none(gc, evidence))
                .flatMap(Optional::stream)
                .limit(1)
                .toList();
    }

    private static Optional<Finding> stalls(GcSeen gc, Evidence evidence) {
        return evidence.all(Data.Stalls.class)
                .filter(stalls -> stalls.stalls() >= LEAST_STALLS)
                .findFirst()
                .map(stalls -> {
                    var clues = new ArrayList<Clue>();
                    evidence.all(Data.Event.class)
                            .filter(event -> event.type().equals("jdk.ZAllocationStall") && event.frame() != null)
                            .map(event -> String.valueOf(event.frame()))
                            .distinct()
                            .limit(CLUES)
                            .forEach(frame -> clues.add(new Clue("recording", "waited for room to allocate", frame)));
                    heap(gc).ifPresent(clues::add);
                    return finding(
                            "cannot-keep-up",
                            0.95,
                            String.format(
                                    Locale.ROOT,
                                    "Threads had to wait %,d times, up to %.0f ms, until the collector had made room: it runs beside the application and is not done before the heap is full.",
                                    stalls.stalls(),
                                    stalls.longestMillis()),
                            clues,
                            gc,
                            evidence,
                            "Give the heap headroom: what is alive, and what is allocated while that is marked; or let less be alive. More threads help only where there are processors for them.");
                });
    }

    private static Optional<Finding> never(GcSeen gc, Evidence evidence) {
        return gc.set("InitiatingHeapOccupancyPercent")
                .filter(flag -> gc.isOn("UseG1GC"))
                .filter(flag -> GcSeen.number(flag).anyMatch(percent -> percent >= HIGH_PERCENT))
                .filter(flag -> gc.count(sum -> sum.collector().equals("G1Old")) * FEW
                        <= gc.count(sum -> sum.collector().equals("G1Full")))
                .filter(flag -> gc.count(sum -> sum.collector().equals("G1Full")) >= LEAST_FULL)
                .map(flag -> finding(
                        "never-begins",
                        0.93,
                        "Marking began hardly ever: it is to wait until %s %% of the heap are in use (set by: %s), and by then there is no room left. %,d collections of everything stopped the application in its place."
                                .formatted(
                                        flag.value(),
                                        flag.origin(),
                                        gc.count(sum -> sum.collector().equals("G1Full"))),
                        List.of(GcSeen.clue(flag)),
                        gc,
                        evidence,
                        "Take the flag out: G1 finds out by itself when it must begin (G1UseAdaptiveIHOP)."));
    }

    /** One processor, or little memory, and the JVM chooses Serial without a word; here the processors tell. */
    private static Optional<Finding> none(GcSeen gc, Evidence evidence) {
        return gc.set("ActiveProcessorCount")
                .filter(flag -> flag.value().equals("1") && gc.isOn("UseSerialGC"))
                .filter(flag -> gc.count(sum -> sum.collector().equals("SerialOld")) >= LEAST_FULL)
                .map(flag -> finding(
                        "no-such-collector",
                        0.9,
                        "Nothing is ever marked beside the application: with one processor the JVM takes Serial unless another collector is named, and %,d collections of everything stopped the application."
                                .formatted(gc.count(sum -> sum.collector().equals("SerialOld"))),
                        Stream.concat(gc.flag("UseSerialGC").map(GcSeen::clue).stream(), Stream.of(GcSeen.clue(flag)))
                                .toList(),
                        gc,
                        evidence,
                        "Name the collector (-XX:+UseG1GC), and give the JVM the processors that it has."));
    }

    private static Optional<Clue> heap(GcSeen gc) {
        return gc.flag("MaxHeapSize").map(GcSeen::clue);
    }

    private static Finding finding(
            String mechanism,
            double confidence,
            String summary,
            List<Clue> clues,
            GcSeen gc,
            Evidence evidence,
            String fix) {
        var threads = evidence.all(Data.Worker.class)
                .filter(worker -> worker.at().equals(last(evidence)))
                .map(worker -> new Clue(
                        "threads",
                        String.format(Locale.ROOT, "%s has used %.0f ms of CPU", worker.name(), worker.cpuMillis()),
                        null))
                .limit(CLUES);
        return new Finding(
                LAB,
                mechanism,
                null,
                confidence,
                summary,
                Stream.of(clues.stream(), gc.clues(), threads)
                        .flatMap(all -> all)
                        .toList(),
                fix,
                LAB);
    }

    private static String last(Evidence evidence) {
        return evidence.all(Data.Worker.class)
                .map(Data.Worker::at)
                .reduce((earlier, later) -> later)
                .orElse("");
    }
}
