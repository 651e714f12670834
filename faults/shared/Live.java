package shared;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Live mode: one shape's work again and again, each round a scenario of its own, until somebody ends this JVM. A sampler
 * tells how it goes; nothing is judged by that.
 */
final class Live {

    /** Threads with work in hand after a round: with so many left behind, a further round would show nothing new. */
    private static final int CROWD = 200;

    /** Threads in all: with as many again this JVM would be near the most that its runner lets it have. */
    private static final int THREADS = 800;

    /** Part of the heap that is alive after a round: one more might not fit. */
    private static final double FILLED = 0.4;

    private static final long PAUSE_MILLIS = 300;

    private Live() {}

    /** Never returns; an exception of the shape's ends it. */
    static void run(Shapes.Shape shape, Reports reports) throws Exception {
        Operations operations = new Operations();
        Crew.count(operations);
        Shown.keep();
        Sampler.start(reports, operations);
        for (int round = 1; ; round++) {
            reports.send("round", Map.of("number", round));
            shape.run(new Scenario(reports));
            Shown.ready();
            String full = full();
            if (!full.isEmpty()) {
                reports.send("note", Map.of("text", full + ": no further round is begun."));
                new CountDownLatch(1).await();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** Why this JVM has no room for a further round; empty if it has. */
    private static String full() {
        int busy = LiveThreads.occupied().size();
        if (busy >= CROWD) {
            return busy + " threads are left behind";
        }
        int threads = LiveThreads.platform().size();
        if (threads >= THREADS) {
            return threads + " threads are left behind, most of them idle";
        }
        long most = Runtime.getRuntime().maxMemory();
        boolean suspect = used() > FILLED * most;
        long alive = suspect ? LiveHeap.bytes() : 0;
        return alive > FILLED * most
                ? (alive >> 20) + " MB of objects are alive in a heap of " + (most >> 20) + " MB"
                : "";
    }

    /** Bytes in use, with what a collection would free. */
    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
