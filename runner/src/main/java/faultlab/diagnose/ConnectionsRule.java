package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A drained pool of JDBC connections, and why: statements that do not end, connections that were not given back, or more callers than
 * connections. A pool that is busy makes callers wait a moment; it neither refuses them nor lets them stand from one look to the next.
 */
final class ConnectionsRule implements Rule {

    private static final String LAB = "connections";

    /** Callers who stand for a connection all the while, where no refusal was recorded. */
    private static final int SEVERAL = 3;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Looks.lack(evidence);
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return Looks.lastTwo(evidence).flatMap(looks -> finding(looks, PoolUse.of(looks, evidence))).stream()
                .toList();
    }

    private static Optional<Finding> finding(Looks looks, PoolUse pool) {
        if (pool.refused().isEmpty() && pool.waiting().size() < SEVERAL) {
            return Optional.empty();
        }
        if (!pool.keeping().isEmpty()
                && pool.keeping().size() * 2 >= pool.using().size()) {
            return Optional.of(
                    finding(
                            pool,
                            "slow-query",
                            0.85,
                            "%s in the database at %s, %s apart, each with a connection of the pool."
                                    .formatted(
                                            Wording.threads(pool.keeping()) + " stayed", places(pool), looks.apart()),
                            "Limit each statement to what is left of its caller's time (setQueryTimeout, whole seconds), or cancel it then. A larger pool is drained as well, only later."));
        }
        if (pool.using().isEmpty()) {
            return Optional.of(
                    finding(
                            pool,
                            "leak",
                            pool.isDrained() ? 0.85 : 0.6,
                            "No thread is in the database at either look, and no connection is free: they are with nobody.",
                            "Open each connection in try-with-resources, so that early returns and exceptions give it back too. A larger pool lasts a little longer, no more."));
        }
        return Optional.of(
                finding(
                        pool,
                        "demand",
                        0.7,
                        "%s in the database, others than at the look before: connections come back and go out again, and there are too few."
                                .formatted(Wording.threads(pool.using())
                                        + (pool.using().size() == 1 ? " is" : " are")),
                        "Size the pool for the demand (callers a second times the seconds each holds a connection) within what the database grants, or hold connections for less time. Take a larger pool back where it does not help."));
    }

    private static Finding finding(PoolUse pool, String mechanism, double confidence, String what, String fix) {
        return new Finding(LAB, mechanism, null, confidence, callers(pool) + " " + what, clues(pool), fix, LAB);
    }

    private static String callers(PoolUse pool) {
        var refused = pool.refused().size();
        return refused == 0
                ? Wording.threads(pool.waiting()) + " waited for a connection all the while."
                : "At least %d %s turned away without a connection."
                        .formatted(refused, refused == 1 ? "caller was" : "callers were");
    }

    private static String places(PoolUse pool) {
        return Wording.some(pool.keeping().stream()
                .flatMap(thread -> PoolUse.line(thread).stream())
                .map(Frame::toString)
                .toList());
    }

    private static List<Clue> clues(PoolUse pool) {
        var clues = new ArrayList<Clue>();
        pool.keeping()
                .forEach(thread -> clues.add(new Clue(
                        "threads",
                        Wording.name(thread) + " stays in the database at both looks",
                        PoolUse.line(thread).map(Frame::toString).orElse(null))));
        turnedAway(pool).forEach(clues::add);
        if (!pool.state().isEmpty()) {
            clues.add(new Clue("recording", "the pool said of itself: " + pool.state(), null));
        }
        return clues;
    }

    /** A line for each place at which callers wait or were refused. */
    private static Stream<Clue> turnedAway(PoolUse pool) {
        var refused =
                Wording.mostFirst(pool.refused().stream().map(Data.Event::frame).filter(Objects::nonNull)).stream()
                        .map(frame -> new Clue("recording", "callers were turned away here", frame.toString()));
        var waiting = pool.waiting().stream()
                .map(thread -> new Clue(
                        "threads",
                        Wording.name(thread) + " waits for a connection at both looks",
                        PoolUse.line(thread).map(Frame::toString).orElse(null)));
        return Stream.concat(refused, waiting);
    }
}
