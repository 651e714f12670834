package faultlab.diagnose;

import faultlab.observe.Snapshot;
import faultlab.observe.ThreadRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who waits for a lock that whom holds, at one look. Each thread waits for one lock at most, so each is on one cycle at most. */
final class WaitGraph {

    private final Snapshot look;

    WaitGraph(Snapshot look) {
        this.look = look;
    }

    /** The cycles, each as the threads on it in the order in which each waits for the next, the lowest id first. */
    List<List<ThreadRow>> cycles() {
        var cycles = new ArrayList<List<ThreadRow>>();
        var done = new HashSet<Long>();
        for (var start : look.threads()) {
            var path = new ArrayList<ThreadRow>();
            var onPath = new HashSet<Long>();
            var thread = start;
            while (thread != null && done.add(thread.id())) {
                path.add(thread);
                onPath.add(thread.id());
                thread = next(thread);
            }
            if (thread != null && onPath.contains(thread.id())) {
                cycles.add(from(thread, path));
            }
        }
        return cycles;
    }

    /** The thread that holds the lock this one waits for. */
    private @Nullable ThreadRow next(ThreadRow thread) {
        var owner = thread.owner();
        return owner == null || owner == thread.id() ? null : look.thread(owner).orElse(null);
    }

    private static List<ThreadRow> from(ThreadRow entry, List<ThreadRow> path) {
        return List.copyOf(path.subList(path.indexOf(entry), path.size()));
    }

    /** All threads that wait, directly or not, for one of these, without being one of them. */
    List<ThreadRow> behind(Set<Long> ids) {
        return look.threads().stream()
                .filter(thread -> !ids.contains(thread.id()) && leadsTo(thread, ids))
                .toList();
    }

    private boolean leadsTo(ThreadRow start, Set<Long> ids) {
        var seen = new HashSet<Long>();
        for (var thread = start; thread != null && seen.add(thread.id()); thread = next(thread)) {
            if (ids.contains(thread.id())) {
                return true;
            }
        }
        return false;
    }
}
