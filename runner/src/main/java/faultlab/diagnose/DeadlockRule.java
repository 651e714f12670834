package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.ThreadRow;
import faultlab.observe.ThreadRow.Lock;
import faultlab.observe.ThreadRow.Manner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A deadlock: each thread of a cycle holds the lock that the one before it waits for. */
final class DeadlockRule implements Rule {

    private static final String LAB = "deadlock";
    private static final String FIX =
            "Take the locks in the same order everywhere, or let one owner do the work that needs both.";

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Looks.lack(evidence);
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        var looks = Looks.of(evidence);
        if (looks.isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        var graph = new WaitGraph(looks.get().last());
        for (var cycle : graph.cycles()) {
            if (isLasting(cycle, looks.get())) {
                findings.add(cycle(cycle, graph, looks.get()));
            }
        }
        if (findings.isEmpty() && lacks(evidence).isEmpty()) {
            ownerless(looks.get()).ifPresent(findings::add);
        }
        return findings;
    }

    /**
     * A thread dump is no instant: threads on a cycle must have stood still since the first look, unless the JVM, which looks at all
     * platform threads at one safepoint, found the cycle itself.
     */
    private static boolean isLasting(List<ThreadRow> cycle, Looks looks) {
        var ids = cycle.stream().map(ThreadRow::id).collect(Collectors.toSet());
        return cycle.stream().allMatch(looks::stoodStill)
                || looks.last().cycles().stream().anyMatch(found -> ids.equals(new HashSet<>(found)));
    }

    private static Finding cycle(List<ThreadRow> cycle, WaitGraph graph, Looks looks) {
        var ids = cycle.stream().map(ThreadRow::id).collect(Collectors.toSet());
        var behind = graph.behind(ids);
        var clues = cycle.stream().map(thread -> waits(thread, looks)).toList();
        var summary =
                "%s hold the locks that they wait for in a circle, at %s: none of them can go on. %sUnmoved for at least %s."
                        .formatted(
                                Wording.threads(cycle),
                                places(cycle),
                                behind.isEmpty() ? "" : Wording.threads(behind) + " behind them cannot either. ",
                                looks.apart());
        return new Finding(LAB, mechanism(cycle), null, 0.98, summary, clues, FIX, LAB);
    }

    private static String mechanism(List<ThreadRow> cycle) {
        if (cycle.stream().anyMatch(ThreadRow::virtual)) {
            return "virtual-threads";
        }
        var monitors = cycle.stream().filter(DeadlockRule::isAtMonitor).count();
        return monitors == cycle.size() ? "monitors" : monitors == 0 ? "locks" : "mixed";
    }

    private static boolean isAtMonitor(ThreadRow thread) {
        var lock = thread.waitsFor();
        return lock != null && lock.manner() == Manner.BLOCKED;
    }

    /**
     * Nothing tells who holds a lock of java.util.concurrent that a virtual thread holds. If virtual threads stand still at several such
     * locks and no thread is left that could release one, a cycle is the likely reason; a lock that was never released is the other.
     */
    private static Optional<Finding> ownerless(Looks looks) {
        var waiting = looks.last().threads().stream()
                .filter(looks::stoodStill)
                .filter(DeadlockRule::isAtOwnerlessLock)
                .toList();
        var locks = waiting.stream().map(DeadlockRule::lockName).distinct().count();
        if (locks < 2
                || waiting.stream().noneMatch(ThreadRow::virtual)
                || !looks.active().isEmpty()) {
            return Optional.empty();
        }
        var summary =
                ("%s stand still at %d different locks, at %s, and no thread is left that could release one: most likely each"
                                + " holds what another waits for (the JVM does not tell which virtual thread holds a lock). Unmoved for at least %s.")
                        .formatted(Wording.threads(waiting), locks, places(waiting), looks.apart());
        var clues =
                waiting.stream().limit(6).map(thread -> waits(thread, looks)).toList();
        return Optional.of(new Finding(LAB, "virtual-threads", null, 0.65, summary, clues, FIX, LAB));
    }

    private static boolean isAtOwnerlessLock(ThreadRow thread) {
        return thread.owner() == null
                && thread.waitsFor() != null
                && (thread.isIn("java.util.concurrent.locks.ReentrantLock", "lock")
                        || thread.isIn("java.util.concurrent.locks.ReentrantLock", "lockInterruptibly")
                        || thread.isIn("java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock", "lock"));
    }

    private static Clue waits(ThreadRow thread, Looks looks) {
        var owner = thread.owner();
        var holder = owner == null
                ? "; who holds it is not known"
                : ", held by " + looks.last().thread(owner).map(Wording::name).orElse("thread #" + owner);
        return new Clue(
                "threads",
                Wording.name(thread) + " waits for " + lockName(thread) + holder,
                thread.applicationFrame().map(Frame::toString).orElse(null));
    }

    private static String lockName(ThreadRow thread) {
        return Optional.ofNullable(thread.waitsFor()).map(Lock::identity).orElse("a lock");
    }

    private static String places(List<ThreadRow> threads) {
        return Wording.some(threads.stream()
                .flatMap(thread -> thread.applicationFrame().stream())
                .map(Frame::toString)
                .toList());
    }
}
