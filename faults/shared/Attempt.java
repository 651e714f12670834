package shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call whose caller goes at one of its steps: see {@link CancelEachStep}. What the subject is given calls
 * {@link #step} first of all.
 */
public final class Attempt {

    /** Looks in a row that find no work: it may be on its way from one thread to the next. */
    private static final int LOOKS = 3;

    private final int heldStep;
    private final Duration deadline;
    private final List<String> steps = new ArrayList<>();
    private final Workers workers = new Workers();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile String stays;
    private Thread interrupted;
    private boolean over;
    private String wentOn;

    /** @param heldStep counted from 1; 0 for none */
    Attempt(int heldStep, Duration deadline) {
        this.heldStep = heldStep;
        this.deadline = deadline;
    }

    /** How long the caller waits for its answer. */
    public Duration deadline() {
        return deadline;
    }

    /** The work comes to a step that an interrupt ends. What it does for a caller who has gone comes to none. */
    public void step(String name) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("on coming to " + name);
        }
        if (begins(name)) {
            try {
                released.await();
            } catch (InterruptedException heard) {
                leftByInterrupt();
                throw heard;
            }
        }
    }

    /** The work comes to a step that hears no interrupt, as a read from a socket does not, and ends with its limit. */
    public void step(String name, Duration limit) throws TimeoutException {
        if (begins(name)) {
            stays = name + ", which may take " + limit.toMillis() + " ms";
            boolean ended = awaitDespiteInterrupts(released, limit);
            stays = null;
            if (!ended) {
                throw new TimeoutException(name + " took longer than " + limit.toMillis() + " ms");
            }
        }
    }

    /** Whether this step is the one to hold. */
    private synchronized boolean begins(String name) {
        if (over || Thread.currentThread() == interrupted) {
            wentOn = "went on to " + name + ", on thread "
                    + Thread.currentThread().getName();
            throw new IllegalStateException("nobody waits for " + name + " any more");
        }
        steps.add(name);
        workers.add(Thread.currentThread());
        if (steps.size() == heldStep) {
            held.countDown();
            return true;
        }
        return false;
    }

    private synchronized void leftByInterrupt() {
        interrupted = Thread.currentThread();
    }

    private static boolean awaitDespiteInterrupts(CountDownLatch latch, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        while (true) {
            try {
                boolean open = latch.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return open;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
    }

    /** The names of the steps so far. */
    synchronized List<String> steps() {
        return List.copyOf(steps);
    }

    boolean isHeld() {
        return held.getCount() == 0;
    }

    /** From now on each step is one too many, and none is held. */
    void end() {
        goes();
        released.countDown();
    }

    /** What the work does once its caller has gone; empty if it ends. */
    Optional<String> afterwards() {
        goes();
        // whoever hears of it at once has left by itself before the step ends
        Settle.soon(() -> wentOn() != null || workers.atWork().isEmpty());
        String still = stays;
        end();
        int[] looks = new int[1];
        Settle.surely(() -> wentOn() != null || (looks[0] = workers.atWork().isEmpty() ? looks[0] + 1 : 0) == LOOKS);
        if (still != null) {
            return Optional.of("stayed in " + still);
        }
        return wentOn() != null
                ? Optional.of(wentOn())
                : workers.atWork().stream().findFirst().map(Workers::place);
    }

    private synchronized void goes() {
        over = true;
    }

    private synchronized String wentOn() {
        return wentOn;
    }
}
