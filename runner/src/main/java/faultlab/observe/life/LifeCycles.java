package faultlab.observe.life;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * The life of all threads of one JVM, as far as it was seen: a few looks at all of them, what the flight recorder saw between, and counters
 * of the system's scheduler.
 *
 * @param from when something was first seen
 * @param to when something was last seen
 * @param looks the checkpoints, in order
 * @param limits what the marks were made with
 * @param threads by id
 * @param marks threads that were in a state for too long, the longest first
 * @param nothingCanRun whether no thread is left that could do anything for those that stand still: Go's runtime would end the program with
 *     "all goroutines are asleep", the JVM never says so (the article's section 2.2)
 */
public record LifeCycles(
        Instant from,
        Instant to,
        List<Look> looks,
        LifeLimits limits,
        List<LifeCycle> threads,
        List<Mark> marks,
        boolean nothingCanRun) {

    /** One checkpoint. */
    public record Look(String name, Instant t) {}

    /** With the article's limits. */
    public static LifeCycles of(Evidence evidence) {
        return of(evidence, LifeLimits.ARTICLE);
    }

    /** Reads them off evidence: the same evidence always gives the same. */
    public static LifeCycles of(Evidence evidence, LifeLimits limits) {
        var looks = evidence.snapshots().stream()
                .filter(look -> !look.threads().isEmpty())
                .toList();
        var lives = new Lives(looks, evidence);
        var ids = new TreeSet<Long>();
        looks.forEach(look -> look.threads().forEach(thread -> ids.add(thread.id())));
        var threads = ids.stream().flatMap(id -> lives.of(id).stream()).toList();
        return new LifeCycles(
                threads.stream()
                        .map(life -> life.stays().getFirst().from())
                        .min(Instant::compareTo)
                        .orElse(Instant.EPOCH),
                threads.stream()
                        .map(life -> life.last().to())
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH),
                looks.stream().map(look -> new Look(look.name(), look.t())).toList(),
                limits,
                threads,
                Marks.of(threads, limits),
                isStuck(looks) && isAlone(threads, evidence));
    }

    /** A scenario plays the outside world, from which help may come, until it says that it waits in vain itself. */
    private static boolean isAlone(List<LifeCycle> threads, Evidence evidence) {
        return threads.stream().noneMatch(life -> life.occupation() == Occupation.LABS)
                || evidence.all(Data.Rest.class).findAny().isPresent();
    }

    /** Somebody stands still with work in hand, and nobody could do anything about it. */
    private static boolean isStuck(List<Snapshot> looks) {
        if (looks.size() < 2) {
            return false;
        }
        var movement = new Movement(looks.getFirst(), looks.getLast());
        return movement.active().isEmpty() && !movement.stuck().isEmpty();
    }
}
