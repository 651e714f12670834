package faultlab.report.page;

import faultlab.observe.Evidence;
import faultlab.observe.Snapshot;
import faultlab.observe.ThreadRow;
import faultlab.report.Places;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The threads at the first and the last checkpoint side by side.
 *
 * @param first the first checkpoint's name; empty if there was none
 * @param last the last checkpoint's name; empty if there were fewer than two
 * @param application threads that run the application's code, or, virtual, wait for their first turn
 * @param others the JVM's own threads and the lab's
 * @param left how many of the application's are not shown
 */
public record ThreadTable(String first, String last, List<ThreadLine> application, List<ThreadLine> others, int left) {

    /** More lines than anybody reads; the evidence file has them all. */
    private static final int MOST = 120;

    private static final Comparator<ThreadLine> STUCK_FIRST =
            Comparator.comparing(ThreadLine::isSamePlace).reversed().thenComparing(ThreadLine::line);

    static ThreadTable of(Evidence evidence, Places places) {
        var looks = evidence.snapshots().stream()
                .filter(look -> !look.threads().isEmpty())
                .toList();
        if (looks.isEmpty()) {
            return new ThreadTable("", "", List.of(), List.of(), 0);
        }
        var first = looks.getFirst();
        var last = looks.size() > 1 ? looks.getLast() : null;
        var rows = pairs(first, last);
        var application = lines(rows, true, places);
        return new ThreadTable(
                first.name(),
                last == null ? "" : last.name(),
                application.stream().limit(MOST).toList(),
                lines(rows, false, places),
                Math.max(0, application.size() - MOST));
    }

    /** How many of the threads shown stood at the same place at both checkpoints. */
    public long samePlace() {
        return application.stream().filter(ThreadLine::isSamePlace).count();
    }

    /** One thread at both checkpoints; null where it did not live yet or no more. */
    record Pair(@Nullable ThreadRow first, @Nullable ThreadRow last) {

        ThreadRow newest() {
            var one = last != null ? last : first;
            if (one == null) {
                throw new IllegalStateException("a thread that neither checkpoint saw");
            }
            return one;
        }
    }

    private static List<Pair> pairs(Snapshot first, @Nullable Snapshot last) {
        Map<Long, Pair> byId = new TreeMap<>();
        first.threads().forEach(thread -> byId.put(thread.id(), new Pair(thread, null)));
        if (last != null) {
            last.threads()
                    .forEach(thread -> byId.merge(
                            thread.id(), new Pair(null, thread), (then, now) -> new Pair(then.first(), now.last())));
        }
        return List.copyOf(byId.values());
    }

    private static List<ThreadLine> lines(List<Pair> pairs, boolean application, Places places) {
        return pairs.stream()
                .filter(pair -> isApplications(pair.newest()) == application)
                .map(pair -> ThreadLine.of(pair, places))
                .sorted(STUCK_FIRST)
                .toList();
    }

    private static boolean isApplications(ThreadRow thread) {
        return (thread.virtual() || thread.applicationFrame().isPresent())
                && thread.frames().stream().noneMatch(frame -> frame.type().startsWith("faultlab.forked."));
    }
}
