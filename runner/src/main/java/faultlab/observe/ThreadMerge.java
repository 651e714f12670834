package faultlab.observe;

import faultlab.observe.PrintedThread.Wait;
import faultlab.observe.ThreadRow.Lock;
import faultlab.observe.ThreadRow.Manner;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Joins what the two dumps say of the same thread, by thread id. */
final class ThreadMerge {

    private ThreadMerge() {}

    static List<ThreadRow> merge(JsonDump json, PrintDump printed) {
        var rows = new TreeMap<Long, ThreadRow>();
        printed.threads().values().forEach(thread -> rows.put(thread.id(), row(thread, printed)));
        var monitors = owners(json.threads());
        for (var thread : json.threads()) {
            var known = rows.get(thread.id());
            rows.put(thread.id(), withMonitorOwner(known == null ? thread : merge(thread, known), monitors));
        }
        return rows.values().stream()
                .sorted(Comparator.comparingLong(ThreadRow::id))
                .toList();
    }

    private static Map<String, Long> owners(List<ThreadRow> threads) {
        var owners = new HashMap<String, Long>();
        threads.forEach(thread -> thread.owns().forEach(lock -> owners.put(lock, thread.id())));
        return owners;
    }

    /** The two dumps are a moment apart, so an owner counts only if both saw the thread wait for the same kind of lock. */
    private static ThreadRow merge(ThreadRow json, ThreadRow printed) {
        var lock = json.waitsFor();
        var sameWait = lock == null
                || (printed.waitsFor() != null && printed.waitsFor().type().equals(lock.type()));
        return new ThreadRow(
                json.id(),
                json.name(),
                json.virtual(),
                printed.daemon(),
                json.state() != null ? json.state() : printed.state(),
                printed.cpuMillis(),
                json.frames().isEmpty() ? printed.frames() : json.frames(),
                lock != null ? lock : printed.waitsFor(),
                sameWait ? printed.owner() : null,
                json.owns().isEmpty() ? printed.owns() : json.owns(),
                json.carrier());
    }

    private static ThreadRow withMonitorOwner(ThreadRow row, Map<String, Long> monitors) {
        var lock = row.waitsFor();
        if (lock == null || lock.manner() != Manner.BLOCKED || row.owner() != null) {
            return row;
        }
        var owner = monitors.get(lock.identity());
        return new ThreadRow(
                row.id(),
                row.name(),
                row.virtual(),
                row.daemon(),
                row.state(),
                row.cpuMillis(),
                row.frames(),
                lock,
                owner,
                row.owns(),
                row.carrier());
    }

    private static ThreadRow row(PrintedThread thread, PrintDump dump) {
        var wait = thread.waits();
        return new ThreadRow(
                thread.id(),
                thread.name(),
                false,
                thread.daemon(),
                thread.state(),
                thread.cpuMillis(),
                thread.frames(),
                wait.map(ThreadMerge::lock).orElse(null),
                owner(wait.orElse(null), dump),
                thread.owns(),
                null);
    }

    private static @Nullable Long owner(@Nullable Wait wait, PrintDump dump) {
        return wait == null || wait.manner() == Manner.WAITING
                ? null
                : dump.ownerOf(wait.address()).orElse(null);
    }

    private static Lock lock(Wait wait) {
        return new Lock(wait.type(), wait.type() + "@" + wait.address(), wait.manner());
    }
}
