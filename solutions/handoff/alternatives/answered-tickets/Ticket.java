package handoff;

import handoff.OrderDesk.Order;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An order in the line, and the one answer to it: taken by a packer, or withdrawn by its customer. Whoever is first. */
final class Ticket {

    private final Order order;
    private final CompletableFuture<Boolean> taken = new CompletableFuture<>();

    Ticket(Order order) {
        this.order = order;
    }

    Order order() {
        return order;
    }

    /** A packer takes the order; false if the customer has withdrawn it. */
    boolean take() {
        return taken.complete(true);
    }

    /** Waits for a packer, withdraws when none comes or the customer is called away, and tells whether it was taken. */
    boolean waitForPacker(Duration patience) throws InterruptedException {
        try {
            return taken.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException nobodyCame) {
            return !withdraw();
        } catch (InterruptedException calledAway) {
            if (withdraw()) {
                throw calledAway;
            }
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException neverThrown) {
            throw new IllegalStateException("a ticket is answered, never failed", neverThrown);
        }
    }

    private boolean withdraw() {
        return taken.complete(false);
    }
}
