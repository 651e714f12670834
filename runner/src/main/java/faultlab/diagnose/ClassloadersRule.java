package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.diagnose.Retained.Way;
import faultlab.observe.Bytes;
import faultlab.observe.Data;
import faultlab.observe.Data.Step;
import faultlab.observe.Evidence;
import faultlab.observe.Growth;
import faultlab.observe.KeptPath;
import faultlab.observe.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Class loaders that cannot go: of one class there are more from look to look, though each look collects the heap. One object of one of its
 * classes is enough to keep a loader, and with it each class that it loaded and all that those have in static fields.
 */
final class ClassloadersRule implements Rule {

    private static final String LAB = "classloaders";
    private static final String FIX =
            "When a plug-in goes, take back what it has put outside of itself: its entries in registries, the threads that run its code, and the values that it left on the threads of others.";

    /** The JVM's own, which come and go with reflection and lambdas. */
    private static final String INTERNAL = "jdk.internal.";

    /** Loaders more at each look: fewer may be plug-ins that somebody adds. */
    private static final int LEAST_STEP = 5;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Optional.empty();
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        var looks = evidence.all(Data.Live.class).map(Data.Live::at).toList();
        var types = evidence.all(Data.Loaders.class)
                .map(Data.Loaders::type)
                .filter(type -> !type.startsWith(INTERNAL))
                .distinct();
        return types.map(type -> at(looks, type, evidence))
                .filter(loaders -> Growth.leastStep(loaders, Data.Loaders::loaders) >= LEAST_STEP)
                .map(loaders -> finding(loaders, evidence))
                .toList();
    }

    private static List<Data.Loaders> at(List<String> looks, String type, Evidence evidence) {
        return looks.stream()
                .map(look -> evidence.all(Data.Loaders.class)
                        .filter(one -> one.at().equals(look) && one.type().equals(type))
                        .findFirst()
                        .orElse(new Data.Loaders(look, type, 0, 0, 0)))
                .toList();
    }

    private static Finding finding(List<Data.Loaders> loaders, Evidence evidence) {
        var last = loaders.getLast();
        var before = loaders.get(loaders.size() - 2);
        var retained = Retained.of(evidence);
        var more = last.loaders() - before.loaders();
        var ways = retained.map(
                        all -> all.ways(way -> !keepers(way, last, more, all).isEmpty()))
                .orElse(List.of());
        var keepers = ways.stream()
                .findFirst()
                .map(way -> keepers(way, last, more, retained.orElseThrow()))
                .orElse(List.of());
        var summary =
                "From '%s' to '%s' came %,d more class loaders of %s, with %,d classes more and %s more of metaspace, and none went with a full collection. %s."
                        .formatted(
                                before.at(),
                                last.at(),
                                more,
                                last.type(),
                                last.classes() - before.classes(),
                                Bytes.text(last.bytes() - before.bytes()),
                                held(ways, keepers));
        return new Finding(
                LAB,
                mechanism(keepers),
                null,
                (ways.isEmpty() ? 0.75 : 0.95) - (loaders.size() > 2 ? 0 : 0.2),
                summary,
                clues(loaders, retained, ways),
                FIX,
                LAB);
    }

    /**
     * The steps from the first that belongs to a loader to the root; empty if none does. That is the loader itself, or an object of a class that
     * became more by as many as there are more loaders: from an object to its own class the recorder finds no way.
     */
    private static List<Step> keepers(Way way, Data.Loaders last, int more, Retained retained) {
        return way.kept().path().stream()
                .dropWhile(step -> !step.type().equals(last.type())
                        && (TypeName.isJdk(step.type())
                                || step.type().endsWith("[]")
                                || Math.abs(retained.grown(step.type()) - more) * 10 > more))
                .toList();
    }

    private static String mechanism(List<Step> keepers) {
        if (keepers.isEmpty()) {
            return "unknown-holder";
        }
        if (keepers.stream().anyMatch(step -> step.type().equals(Retained.THREADS_ENTRY))) {
            return "thread-local";
        }
        return keepers.stream().anyMatch(step -> step.type().startsWith("java.util.")) ? "registry" : "thread";
    }

    private static String held(List<Way> ways, List<Step> keepers) {
        return ways.stream()
                .findFirst()
                .map(Way::kept)
                .map(kept -> "They are kept by "
                        + KeptPath.holder(kept, kept.path().size() - keepers.size())
                        + HeapWording.allocatedAt(ways))
                .orElse("Who keeps them was not seen");
    }

    private static List<Clue> clues(List<Data.Loaders> loaders, Optional<Retained> retained, List<Way> ways) {
        var figures = loaders.stream()
                .map(one -> "%,d with %,d classes at '%s'".formatted(one.loaders(), one.classes(), one.at()))
                .collect(Collectors.joining(", "));
        var clues = new ArrayList<Clue>();
        retained.map(all -> HeapWording.clues(all, ways, loaders.getLast().type()))
                .ifPresent(clues::addAll);
        clues.add(new Clue("loaders", "class loaders of " + loaders.getLast().type() + ": " + figures, null));
        return clues;
    }
}
