package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.ThreadRow;
import faultlab.observe.ThreadRow.Lock;
import faultlab.observe.ThreadRow.Manner;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A deadlock: each thread of a cycle holds the lock that the one before it waits for. */
final class DeadlockRule implements Rule {

    private static final String LAB = "deadlock";
    private static final int CLUES = 16;
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
        var graph = new WaitGraph(looks.get().last());
        var cycles = graph.cycles().stream()
                .filter(cycle -> isLasting(cycle, looks.get()))
                .collect(Collectors.groupingBy(DeadlockRule::mechanism, TreeMap::new, Collectors.toList()));
        if (cycles.isEmpty() && lacks(evidence).isEmpty()) {
            return ownerless(looks.get()).stream().toList();
        }
        return cycles.entrySet().stream()
                .map(entry -> circles(entry.getKey(), entry.getValue(), graph, looks.get()))
                .toList();
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

    private static Finding circles(String mechanism, List<List<ThreadRow>> cycles, WaitGraph graph, Looks looks) {
        var inThem = cycles.stream().flatMap(List::stream).toList();
        var behind = graph.behind(inThem.stream().map(ThreadRow::id).collect(Collectors.toSet()));
        var summary =
                "%s hold the locks that they wait for in %s, at %s: none of them can go on. %sUnmoved for at least %s."
                        .formatted(
                                Wording.threads(inThem),
                                cycles.size() == 1 ? "a circle" : cycles.size() + " circles",
                                places(inThem),
                                behind.isEmpty() ? "" : Wording.threads(behind) + " behind them cannot either. ",
                                looks.apart());
        return new Finding(LAB, mechanism, null, 0.98, summary, clues(inThem, looks), FIX, LAB);
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
     * Nothing tells who holds a lock of java.util.concurrent that a virtual thread holds or waits for. If threads stand still at such locks as in
     * a circle and no thread is left that could release one, a circle is the likely reason; a lock that was never released is the other.
     */
    private static Optional<Finding> ownerless(Looks looks) {
        var locks = OwnerlessLocks.of(looks);
        var alone = looks.active().isEmpty();
        if (!locks.mayBeACircle() || (!alone && locks.holder().isEmpty())) {
            return Optional.empty();
        }
        var summary = "%s stand still, at %s, %s: %s. Unmoved for at least %s."
                .formatted(
                        Wording.threads(locks.threads()),
                        places(locks.threads()),
                        alone ? "and no thread is left that could let them go on" : "though other threads are at work",
                        likely(locks),
                        looks.apart());
        var confidence = !alone ? 0.45 : locks.holder().isPresent() ? 0.9 : 0.65;
        return Optional.of(new Finding(
                LAB, "virtual-threads", null, confidence, summary, clues(locks.threads(), looks), FIX, LAB));
    }

    private static String likely(OwnerlessLocks locks) {
        return locks.holder()
                        .map(holder -> Wording.name(holder)
                                + " holds a lock of the kind that others wait for, and waits for one of them")
                        .orElse("most likely each holds what another waits for")
                + " (the JVM does not tell who holds a lock of java.util.concurrent if a virtual thread holds it or waits for it)";
    }

    private static List<Clue> clues(List<ThreadRow> threads, Looks looks) {
        return threads.stream().limit(CLUES).map(thread -> waits(thread, looks)).toList();
    }

    private static Clue waits(ThreadRow thread, Looks looks) {
        var owner = thread.owner();
        var holder = owner == null
                ? ", and who holds it cannot be told"
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
