package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.diagnose.Keeper.How;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.ThreadRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runnable but never run: virtual threads wait in their scheduler's queue at both looks, because others keep all its carriers. Those
 * compute, or wait and cannot let go. A thread that computes leaves no event; one that is pinned leaves one when its wait ends.
 */
final class ResidenceRule implements Rule {

    private static final String LAB = "residence";
    private static final String PINNED = "jdk.VirtualThreadPinned";
    private static final int CLUES = 6;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Carriers.lack(evidence);
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return Carriers.of(evidence)
                .map(carriers -> findings(evidence, carriers))
                .orElse(List.of());
    }

    private static List<Finding> findings(Evidence evidence, Carriers carriers) {
        var waiting = carriers.waiting();
        if (waiting.isEmpty()) {
            return List.of();
        }
        var kept = new EnumMap<How, List<ThreadRow>>(How.class);
        carriers.keepers()
                .forEach(keeper -> kept.computeIfAbsent(keeper.how(), how -> new ArrayList<>())
                        .add(keeper.thread()));
        if (!kept.isEmpty()) {
            return kept.entrySet().stream()
                    .map(entry -> kept(entry, waiting, evidence, carriers))
                    .toList();
        }
        var begun = waiting.stream().allMatch(thread -> !thread.frames().isEmpty());
        var computing = begun ? List.<ThreadRow>of() : carriers.computing();
        return computing.isEmpty() ? List.of() : List.of(passedOn(computing, waiting, carriers));
    }

    private static Finding kept(
            Map.Entry<How, List<ThreadRow>> entry, List<ThreadRow> waiting, Evidence evidence, Carriers carriers) {
        var how = entry.getKey();
        var keepers = entry.getValue();
        var single =
                how == How.COMPUTES && carriers.last().set() && carriers.last().parallelism() == 1;
        var summary = "%s %s, at %s, and %s %s. %s could run at both looks and did not, for at least %s."
                .formatted(
                        Wording.threads(keepers),
                        keepers.size() == 1 ? how.verb() : how.verbs(),
                        places(keepers),
                        single ? "a property allows virtual threads" : "so keep",
                        single
                                ? "no more than this one carrier (parallelism = 1)"
                                : keepers.size() + " of " + carriers.last().parallelism()
                                        + " carriers of virtual threads",
                        Wording.threads(waiting),
                        carriers.looks().apart());
        var clues = clues(keepers, waiting, carriers);
        var events = how == How.COMPUTES ? List.<Data.Event>of() : pinned(evidence);
        events.stream().limit(CLUES).forEach(event -> clues.add(clue(event)));
        return new Finding(
                LAB,
                single ? "parallelism" : how.mechanism(),
                null,
                how == How.COMPUTES || !events.isEmpty() ? 0.95 : 0.9,
                summary,
                clues,
                single
                        ? "Let virtual threads have a carrier for each processor: take -Djdk.virtualThreadScheduler.parallelism out, or raise it."
                        : how.fix(),
                LAB);
    }

    private static Finding passedOn(List<ThreadRow> computing, List<ThreadRow> waiting, Carriers carriers) {
        var summary =
                "Virtual threads that compute pass the carriers on among themselves, now %s at %s, and %s could run at both looks and never began, for at least %s."
                        .formatted(
                                Wording.threads(computing),
                                places(computing),
                                Wording.threads(waiting),
                                carriers.looks().apart());
        return new Finding(
                LAB,
                How.COMPUTES.mechanism(),
                null,
                0.8,
                summary,
                clues(computing, waiting, carriers),
                How.COMPUTES.fix(),
                LAB);
    }

    private static List<Data.Event> pinned(Evidence evidence) {
        return evidence.all(Data.Event.class)
                .filter(event -> event.type().equals(PINNED))
                .toList();
    }

    private static List<Clue> clues(List<ThreadRow> keepers, List<ThreadRow> waiting, Carriers carriers) {
        var clues = new ArrayList<Clue>();
        keepers.stream()
                .limit(CLUES)
                .forEach(thread -> clues.add(new Clue(
                        "threads",
                        "%s is on carrier #%d, %s".formatted(Wording.name(thread), thread.carrier(), thread.state()),
                        place(thread).map(Frame::toString).orElse(null))));
        clues.add(new Clue(
                "scheduler",
                "parallelism %d, queued %d at '%s' and %d at '%s'"
                        .formatted(
                                carriers.last().parallelism(),
                                carriers.first().queued(),
                                carriers.first().at(),
                                carriers.last().queued(),
                                carriers.last().at()),
                null));
        var unbegun =
                waiting.stream().filter(thread -> thread.frames().isEmpty()).count();
        clues.add(new Clue(
                "threads",
                "%d virtual threads were runnable at both looks without a carrier; %d of them have never run at all"
                        .formatted(waiting.size(), unbegun),
                null));
        return clues;
    }

    private static Clue clue(Data.Event event) {
        return new Clue(
                "recording",
                "%s: %s in %s, %.0f ms"
                        .formatted(
                                PINNED,
                                event.fields().getOrDefault("pinnedReason", "pinned"),
                                event.fields().getOrDefault("blockingOperation", "a wait"),
                                event.millis()),
                event.frame() == null ? null : event.frame().toString());
    }

    private static Optional<Frame> place(ThreadRow thread) {
        return Keeper.place(thread);
    }

    private static String places(List<ThreadRow> threads) {
        return Wording.some(threads.stream()
                .map(thread -> place(thread).map(Frame::toString).orElse("a place outside the application"))
                .toList());
    }
}
