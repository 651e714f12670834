package faultlab.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: interrupts the thread that runs the command and gives it time to end its children, to remove its folders and to
 * say so. The JVM's exit code is then 130 by itself.
 */
final class Stopping {

    /** Killing a tree of processes and removing folders takes well under a second. */
    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch over = new CountDownLatch(1);

    private Stopping() {}

    /** From now on a Ctrl-C interrupts the calling thread. */
    static Stopping ofThisThread() {
        Stopping stopping = new Stopping();
        Thread command = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping.stop(command), "stop-command"));
        return stopping;
    }

    private void stop(Thread command) {
        if (over.getCount() == 0) {
            return;
        }
        command.interrupt();
        try {
            boolean inTime = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("The command did not stop in " + PATIENCE_SECONDS + " s and was cut off.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has ended: nothing is left to wait for. */
    void over() {
        over.countDown();
    }
}
