package churn;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import shared.LiveHeap;
import shared.Scenario;

/** A day on the river: gauges send in turn, and what that allocates is counted once the service is warm. */
final class Day {

    /** Numbered from 1,000 on. */
    static final int GAUGES = 50;

    private static final int FIRST = 1_000;

    /** Levels until everything that is used often has been compiled. */
    private static final int WARM = 100_000;

    /** Levels in each half of what is counted. */
    private static final int HALF = 200_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What becomes of one level. */
    @FunctionalInterface
    interface Work {
        void take(River river, int gauge, int millimetres);
    }

    private final Scenario scenario;
    private final Work work;
    private final River river;

    /** All that was passed on, so that nobody need write it. */
    private long passed;

    private int sent;

    Day(Scenario scenario, Work work) {
        this.scenario = scenario;
        this.work = work;
        river = new River((bytes, length) -> passed += length + bytes[length - 1]);
        scenario.show("river", river);
    }

    /** What was allocated and collected so far. */
    private record Bill(long bytes, long collections) {

        static Bill now() {
            return new Bill(THREADS.getTotalThreadAllocatedBytes(), LiveHeap.collections());
        }

        Bill since(Bill then) {
            return new Bill(bytes - then.bytes, collections - then.collections);
        }
    }

    /** Counts bytes for each level, and collections; a checkpoint between the halves is on nobody's bill. */
    void pass() {
        send(WARM);
        scenario.checkpoint("begun");
        Bill first = half();
        scenario.checkpoint("half");
        Bill second = half();
        scenario.checkpoint("full");
        scenario.signal("bytes", (first.bytes() + second.bytes()) / (2 * HALF));
        scenario.signal("collections", first.collections() + second.collections());
    }

    private Bill half() {
        Bill before = Bill.now();
        send(HALF);
        return Bill.now().since(before);
    }

    /** Once a day somebody wants a text, which costs what it costs. */
    void report() {
        send(20 * GAUGES);
        scenario.checkpoint("begun");
        long right = river.report().lines().filter(this::isRight).count();
        scenario.checkpoint("full");
        scenario.signal("right", right);
    }

    private boolean isRight(String line) {
        return line.matches("gauge 10[0-4]\\d: 20 levels, mean -?\\d+\\.\\d{3} m, highest -?\\d+\\.\\d{3} m");
    }

    private void send(int levels) {
        for (int number = 0; number < levels; number++) {
            work.take(river, FIRST + sent % GAUGES, level(sent));
            sent++;
        }
    }

    /** Rarely twice the same, between 1 and 8 m. */
    private static int level(int number) {
        return 1_000 + (number * 7_919 & Integer.MAX_VALUE) % 7_001;
    }
}
