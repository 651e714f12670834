package cancellation;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** A future that knows the thread behind it: whoever ends it early interrupts that. */
final class Work<T> extends CompletableFuture<T> implements Runnable {

    private final Callable<T> steps;
    private Thread worker;

    Work(Callable<T> steps) {
        this.steps = steps;
    }

    @Override
    public void run() {
        if (!begins()) {
            return;
        }
        try {
            complete(steps.call());
        } catch (Exception failure) {
            super.completeExceptionally(failure);
        } finally {
            ends();
        }
    }

    private synchronized boolean begins() {
        worker = Thread.currentThread();
        return !isDone();
    }

    private synchronized void ends() {
        worker = null;
        Thread.interrupted();
    }

    private synchronized void stop() {
        if (worker != null) {
            worker.interrupt();
        }
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        boolean cancelled = super.cancel(mayInterrupt);
        stop();
        return cancelled;
    }

    /** What orTimeout does at its limit. */
    @Override
    public boolean completeExceptionally(Throwable failure) {
        boolean completed = super.completeExceptionally(failure);
        stop();
        return completed;
    }
}
