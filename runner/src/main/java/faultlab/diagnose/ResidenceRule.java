package faultlab.diagnose;

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
        var unbegun =
                waiting.stream().filter(thread -> thread.frames().isEmpty()).toList();
        var computing = carriers.computing();
        return unbegun.isEmpty() || computing.isEmpty() ? List.of() : List.of(passedOn(computing, unbegun, carriers));
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
        var events = how == How.COMPUTES ? List.<Data.Event>of() : ResidenceClues.pinned(evidence);
        return new Finding(
                LAB,
                single ? "parallelism" : how.mechanism(),
                null,
                how == How.COMPUTES || !events.isEmpty() ? 0.95 : 0.9,
                summary,
                ResidenceClues.of(keepers, waiting, carriers, events),
                single
                        ? "Let virtual threads have a carrier for each processor: take -Djdk.virtualThreadScheduler.parallelism out, or raise it."
                        : how.fix(),
                LAB);
    }

    private static Finding passedOn(List<ThreadRow> computing, List<ThreadRow> unbegun, Carriers carriers) {
        var summary =
                "Virtual threads that compute pass the carriers on among themselves, now %s at %s, and %s could run at both looks and never began, for at least %s."
                        .formatted(
                                Wording.threads(computing),
                                places(computing),
                                Wording.threads(unbegun),
                                carriers.looks().apart());
        return new Finding(
                LAB,
                How.COMPUTES.mechanism(),
                null,
                0.8,
                summary,
                ResidenceClues.of(computing, unbegun, carriers, List.of()),
                How.COMPUTES.fix(),
                LAB);
    }

    private static String places(List<ThreadRow> threads) {
        return Wording.some(threads.stream()
                .map(thread -> Keeper.place(thread).map(Frame::toString).orElse("a place outside the application"))
                .toList());
    }
}
