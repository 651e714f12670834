package cancellation;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** What a clerk looks at before each step: whether the customer is still there, and how long they will be. */
final class Visit {

    private final long end;
    private volatile boolean over;

    Visit(Duration patience) {
        this.end = System.nanoTime() + patience.toNanos();
    }

    void end() {
        over = true;
    }

    /** @throws CancellationException if the customer has gone, or is about to */
    void check() {
        if (over || end - System.nanoTime() <= 0) {
            throw new CancellationException("the customer has gone");
        }
    }

    Duration left() {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }
}
