// spotless:off
//JAVA 25+
// spotless:on
package finalizers;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long a collection of the whole heap takes with 10,000 objects in it that nobody needs any more, each with a graph of some depth behind
 * it: plain ones, and such with a finalizer. The article's figures (4.3) are 0.08 and 12.6 ms. Prints a table; nothing is judged.
 */
public final class Depths {

    private static final int OBJECTS = 10_000;
    private static final int ROUNDS = 15;

    private static final class Node {
        private final Node next;

        Node(int depth) {
            next = depth == 0 ? null : new Node(depth - 1);
        }
    }

    private static class Plain {
        private final Node graph;

        Plain(int depth) {
            graph = new Node(depth);
        }
    }

    private static final class WithFinalizer extends Plain {
        private static int run;

        WithFinalizer(int depth) {
            super(depth);
        }

        @Override
        @SuppressWarnings({"deprecation", "removal"})
        protected void finalize() {
            run++;
        }
    }

    private Depths() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println("| 10,000 objects | depth | ms of the first collection: median | least – most |");
        System.out.println("| --- | ---: | ---: | ---: |");
        for (int depth : new int[] {2, 8}) {
            row("plain", depth, false);
            row("with a finalizer", depth, true);
        }
    }

    private static void row(String what, int depth, boolean finalizer) throws InterruptedException {
        double[] millis = new double[ROUNDS];
        for (int round = -3; round < ROUNDS; round++) {
            settle();
            make(depth, finalizer);
            long begun = System.nanoTime();
            System.gc();
            double took = (System.nanoTime() - begun) / 1e6;
            if (round >= 0) {
                millis[round] = took;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f – %.2f |%n",
                what,
                depth,
                millis[ROUNDS / 2],
                millis[0],
                millis[ROUNDS - 1]);
    }

    private static void make(int depth, boolean finalizer) {
        for (int number = 0; number < OBJECTS; number++) {
            if (finalizer) {
                new WithFinalizer(depth);
            } else {
                new Plain(depth);
            }
        }
    }

    /** Until what the last round left is gone. */
    private static void settle() throws InterruptedException {
        for (int round = 0; round < 2; round++) {
            System.gc();
            while (ManagementFactory.getMemoryMXBean().getObjectPendingFinalizationCount() > 0) {
                Thread.sleep(1);
            }
        }
        System.gc();
    }
}
