package shared;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One run of one shape of a fault: brings it to its point, holds at checkpoints, reports signals. A signal is a count or
 * a number of bytes, never a time.
 */
public final class Scenario {

    /** Part of a shape's work. */
    @FunctionalInterface
    public interface Part {
        /** Does so many pieces of it, counted from {@code first}, and returns when they are done. */
        void run(int first, int count) throws Exception;
    }

    /** The threads that had work in hand when a checkpoint was taken. */
    public record Checkpoint(String name, Set<Long> threads) {

        /** How many of this checkpoint's threads still have work in hand at a later one. */
        public int stillBusyAt(Checkpoint later) {
            Set<Long> both = new HashSet<>(threads);
            both.retainAll(later.threads);
            return both.size();
        }
    }

    private final Reports reports;
    private final Set<Long> before = LiveThreads.occupied();

    Scenario(Reports reports) {
        this.reports = reports;
    }

    /**
     * Notes which threads have work in hand. In an explaining run the scenario is held here until the collector, outside,
     * has its thread dump.
     */
    public Checkpoint checkpoint(String name) {
        Set<Long> now = LiveThreads.occupied();
        now.removeAll(before);
        Shown.ready();
        reports.send("checkpoint", Map.of("name", name, "threads", now.size()));
        reports.hold(name);
        return new Checkpoint(name, Set.copyOf(now));
    }

    /** Waits until the condition holds or nothing can bring it about; to reach the cap is a signal of its own. */
    public void settle(BooleanSupplier condition) {
        switch (Settle.until(condition)) {
            case CAP -> reports.send("cap", Map.of());
            case AT_REST -> reports.send("rest", Map.of());
            case DONE -> {}
        }
    }

    /** Tells which object of this round a console may name; kept in live mode only. The name gives no cause away. */
    public void show(String name, Object object) {
        Shown.put(name, object);
    }

    /** Reports what the lab's bounds judge: a count or a number of bytes. */
    public void signal(String name, long value) {
        reports.send("signal", Map.of("name", name, "value", value));
    }

    /** Reports how much of its work the shape has done by now, so that what grows can be told per unit of it. */
    public void work(String unit, long done) {
        reports.send("work", Map.of("name", unit, "value", done));
    }

    /**
     * Does a shape's work in two halves, looked at before, between and after: what grows in the second half too is not what only warms up.
     *
     * @param unit what the pieces are called
     * @param pieces how many, an even number
     */
    public void inHalves(String unit, int pieces, Part part) throws Exception {
        work(unit, 0);
        checkpoint("begun");
        part.run(0, pieces / 2);
        work(unit, pieces / 2);
        checkpoint("half");
        part.run(pieces / 2, pieces / 2);
        work(unit, pieces);
        checkpoint("full");
    }

    /** Reports a value that charts may show and nothing judges. */
    public void gauge(String name, long value) {
        reports.send("gauge", Map.of("name", name, "value", value, "t", System.currentTimeMillis()));
    }

    /** Tells what the members of a crew threw, so that a count of failures has a cause beside it. */
    public void tell(Crew crew) {
        crew.failures().stream().limit(3).forEach(failure -> reports.thrown("a " + crew.name(), failure));
    }
}
