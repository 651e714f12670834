package faultlab.diagnose;

import faultlab.observe.ThreadRow;
import faultlab.observe.ThreadRow.Lock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Threads that stand still at locks of java.util.concurrent whose holder the JVM does not tell: with virtual threads around it may be one of
 * them, or wait for one of them. A lock that was never given back looks much alike, so somebody who could hold it must be seen to wait.
 *
 * @param waiting who stands still at such locks
 * @param behind who stands still behind them, at monitors that they are known to hold
 */
record OwnerlessLocks(List<ThreadRow> waiting, List<ThreadRow> behind) {

    private static final Set<String> CALLS = Set.of(
            "java.util.concurrent.locks.ReentrantLock.lock",
            "java.util.concurrent.locks.ReentrantLock.lockInterruptibly",
            "java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock.lock");

    static OwnerlessLocks of(Looks looks) {
        var waiting = looks.last().threads().stream()
                .filter(looks::stoodStill)
                .filter(OwnerlessLocks::isAtOne)
                .toList();
        var ids = waiting.stream().map(ThreadRow::id).collect(Collectors.toCollection(HashSet::new));
        var behind = new WaitGraph(looks.last())
                .behind(ids).stream().filter(looks::stoodStill).toList();
        return new OwnerlessLocks(waiting, behind);
    }

    private static boolean isAtOne(ThreadRow thread) {
        return thread.owner() == null
                && thread.waitsFor() != null
                && thread.frames().stream().anyMatch(frame -> CALLS.contains(frame.type() + "." + frame.method()));
    }

    /** How many different ones. */
    long locks() {
        return waiting.stream()
                .flatMap(thread -> Stream.ofNullable(thread.waitsFor()))
                .map(Lock::identity)
                .distinct()
                .count();
    }

    List<ThreadRow> threads() {
        return Stream.concat(waiting.stream(), behind.stream()).toList();
    }

    /** Whether a circle may run through them: each of several locks held by who waits for another one, or the only one by who waits behind it. */
    boolean mayBeACircle() {
        return threads().stream().anyMatch(ThreadRow::virtual)
                && (locks() > 1 || behind.stream().anyMatch(ThreadRow::virtual) || holder().isPresent());
    }

    /** A platform thread that waits behind them and holds a lock of the kind that they wait for. */
    Optional<ThreadRow> holder() {
        var kinds = waiting.stream()
                .flatMap(thread -> Stream.ofNullable(thread.waitsFor()))
                .map(Lock::type)
                .collect(Collectors.toSet());
        return behind.stream()
                .filter(thread -> thread.owns().stream().anyMatch(lock -> kinds.contains(kind(lock))))
                .findFirst();
    }

    private static String kind(String lock) {
        return lock.substring(0, Math.max(0, lock.indexOf('@')));
    }
}
