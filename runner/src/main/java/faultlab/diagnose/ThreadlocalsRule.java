package faultlab.diagnose;

import faultlab.diagnose.Retained.Way;
import faultlab.observe.Bytes;
import faultlab.observe.Data.Step;
import faultlab.observe.Evidence;
import faultlab.observe.KeptPath;
import java.util.List;
import java.util.Optional;

/**
 * Values that threads keep for themselves: what grew hangs on entries of threads' own tables, and the threads live on. A value that each thread
 * makes once and uses again no longer grows when all threads have made theirs. A pool's lists, one for each thread, are for {@link PoolingRule}.
 */
final class ThreadlocalsRule implements Rule {

    private static final String LAB = "threadlocals";
    private static final String FIX =
            "Remove the value in a finally block of the work that set it (ThreadLocal.remove), or bind it for the length of that work (ScopedValue), and hand it over by name to other threads.";

    private static final String INHERITED = "inheritableThreadLocals";

    /** Fewer bytes more than this are noise. */
    private static final long LEAST_BYTES = 200_000;

    private static final double LEAST_SHARE = 0.25;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Retained.lack(evidence);
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return Retained.of(evidence)
                .filter(retained -> retained.growth().bytes() >= LEAST_BYTES)
                .filter(retained -> PoolingRule.finding(retained).isEmpty())
                .flatMap(retained -> finding(retained, evidence))
                .stream()
                .toList();
    }

    private static Optional<Finding> finding(Retained retained, Evidence evidence) {
        var ways = retained.ways(way -> entry(way).isPresent());
        return ways.isEmpty() || retained.share(ways) < LEAST_SHARE
                ? Optional.empty()
                : Optional.of(finding(retained, ways, threads(evidence)));
    }

    /** The entry of a thread's table through which an object is kept. */
    private static Optional<Step> entry(Way way) {
        return way.kept().path().stream()
                .filter(step -> step.type().equals(Retained.THREADS_ENTRY))
                .findFirst();
    }

    private static long threads(Evidence evidence) {
        return evidence.snapshots().stream()
                .map(look -> look.threads().stream()
                        .filter(thread -> !thread.virtual())
                        .count())
                .reduce(0L, (before, last) -> last);
    }

    private static Finding finding(Retained retained, List<Way> ways, long threads) {
        var first = ways.getFirst();
        var entries = retained.growth()
                .type(Retained.THREADS_ENTRY)
                .map(type -> type.at().getLast().instances())
                .orElse(0L);
        var inherited = first.kept().path().stream().anyMatch(step -> INHERITED.equals(step.field()));
        var mechanism = inherited ? "inherited" : entries > 2 * threads ? "local-per-object" : "value-per-thread";
        var at = first.kept().path().indexOf(entry(first).orElseThrow());
        var summary = "%s, on the threads that use it: %s hangs on %s%s%s."
                .formatted(
                        HeapWording.growth(retained.growth()),
                        Bytes.text(first.kept().bytes()) + " and more like it",
                        KeptPath.holder(first.kept(), at),
                        mechanism.equals("local-per-object")
                                ? ", where %,d entries have %,d threads: most are of thread-locals that nobody uses any more"
                                        .formatted(entries, threads)
                                : "",
                        HeapWording.allocatedAt(ways));
        return new Finding(
                LAB,
                mechanism,
                null,
                retained.toldFromWarmUp() ? 0.9 : 0.7,
                summary,
                HeapWording.clues(retained, ways, Retained.THREADS_ENTRY),
                FIX,
                LAB);
    }
}
