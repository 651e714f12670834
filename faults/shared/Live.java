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
            int left = LiveThreads.occupied().size();
            if (left >= CROWD) {
                reports.send("note", Map.of("text", left + " threads are left behind: no further round is begun."));
                new CountDownLatch(1).await();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
