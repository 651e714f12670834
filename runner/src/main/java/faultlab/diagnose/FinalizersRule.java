package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Objects with finalizers, many of them: each outlives the collection that found it, with all that it holds, until one thread has run its
 * finalizer. And that thread at a standstill in the application's own code, with the others behind it. Source: {@code jdk.FinalizerStatistics}
 * and the thread that the JVM names Finalizer.
 */
final class FinalizersRule implements Rule {

    private static final String LAB = "finalizers";

    private static final String FINALIZER = "Finalizer";

    /** Of one class, waiting or run. */
    private static final long MANY = 500;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Optional.empty();
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        var types = evidence.all(Data.Finalizable.class)
                .filter(type -> !TypeName.isJdk(type.type()))
                .filter(type -> type.objects() + type.run() >= MANY)
                .sorted(Comparator.comparing((Data.Finalizable type) -> type.objects() + type.run())
                        .reversed())
                .toList();
        var blocked = blocked(evidence);
        if (blocked.isPresent() && waiting(evidence) >= MANY) {
            return List.of(blocked(blocked.get(), waiting(evidence), types));
        }
        return most(evidence) < MANY
                ? List.of()
                : types.stream().findFirst().map(type -> each(type, evidence)).stream()
                        .toList();
    }

    /** The application's line at which the finalizer's thread stood at the last two looks. */
    private static Optional<Frame> blocked(Evidence evidence) {
        var looks = evidence.all(Data.Threads.class)
                .filter(row -> row.thread().name().equals(FINALIZER))
                .map(row -> row.thread().frames().stream()
                        .filter(frame -> !frame.isJdk())
                        .findFirst())
                .toList();
        return looks.size() < 2 || !looks.getLast().equals(looks.get(looks.size() - 2))
                ? Optional.empty()
                : looks.getLast();
    }

    /** What has a finalizer that has not run, at the last look. */
    private static long waiting(Evidence evidence) {
        return finalizers(evidence).reduce((earlier, later) -> later).orElse(0);
    }

    /** The same at the look that found most: a net for what somebody forgets has caught it by then. */
    private static long most(Evidence evidence) {
        return finalizers(evidence).max().orElse(0);
    }

    private static LongStream finalizers(Evidence evidence) {
        return evidence.all(Data.Histogram.class)
                .filter(row -> row.type().equals("java.lang.ref.Finalizer"))
                .mapToLong(Data.Histogram::instances);
    }

    private static Finding blocked(Frame frame, long waiting, List<Data.Finalizable> types) {
        var clues = new ArrayList<Clue>();
        clues.add(new Clue(
                "threads", "the thread " + FINALIZER + " stood still at the last two looks", frame.toString()));
        clues.add(new Clue("histogram", "%,d objects of java.lang.ref.Finalizer".formatted(waiting), null));
        types.forEach(type -> clues.add(clue(type)));
        return new Finding(
                LAB,
                "blocked",
                null,
                0.97,
                "The one thread that runs finalizers stands still at %s. %,d objects wait behind it, each with all that it holds, and no collection can free them."
                        .formatted(frame, waiting),
                clues,
                "Free what an object holds where its use ends (AutoCloseable, try-with-resources), on the thread that used it; nothing that can wait belongs into a finalizer or a Cleaner.",
                LAB);
    }

    private static Finding each(Data.Finalizable type, Evidence evidence) {
        var clues = new ArrayList<Clue>();
        evidence.all(Data.Allocated.class)
                .filter(one -> one.type().equals(type.type())
                        || one.by().isEmpty() && one.frame().type().equals(type.type()))
                .findFirst()
                .ifPresent(one -> clues.add(new Clue(
                        "recording", "made with all that it holds", one.frame().toString())));
        clues.add(clue(type));
        clues.add(new Clue(
                "histogram", "%,d objects of java.lang.ref.Finalizer at one look".formatted(most(evidence)), null));
        return new Finding(
                LAB,
                "each-object",
                null,
                0.9,
                "Each object of %s has a finalizer: at one look %,d were kept only for theirs to run, and %,d have run. What such an object holds is given back some time after a collection has found it, and it takes two collections to free it."
                        .formatted(type.type(), most(evidence), type.run()),
                clues,
                "Give it a close() and use it in try-with-resources; for who forgets it, a Cleaner with a small state that does not know the object.",
                LAB);
    }

    private static Clue clue(Data.Finalizable type) {
        return new Clue(
                "recording",
                "%s: %,d not finalized, %,d finalizers have run".formatted(type.type(), type.objects(), type.run()),
                null);
    }
}
