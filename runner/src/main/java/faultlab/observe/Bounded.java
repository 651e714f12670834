package faultlab.observe;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls into another process that may never answer: the caller goes on, the daemon thread that asked is left to wait. */
final class Bounded {

    private Bounded() {}

    static <T> T call(String what, Duration atMost, Callable<T> call) throws IOException, TimeoutException {
        var task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().name("attach: " + what).start(task);
        try {
            return task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io
                    ? io
                    : new IOException(what + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for an answer to " + what, e);
        }
    }
}
