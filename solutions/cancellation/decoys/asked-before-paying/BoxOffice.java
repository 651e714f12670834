package cancellation;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The box office of a concert hall: it reserves a seat, has it paid for and prints the ticket, all within its patience.
 * For a customer who has gone, turned away or of their own accord, it does nothing more.
 */
public final class BoxOffice implements AutoCloseable {

    /** What a customer wants. The trace id goes with all that is done for it. */
    public record Wish(String trace, String seat) {}

    /** A seat that is paid for, with the receipt and the code that opens the gate. */
    public record Ticket(String seat, String receipt, String code) {}

    /** What stands behind the counter. Any call may take long; an interrupted one ends with InterruptedException. */
    public interface Systems {
        void reserve(Wish wish) throws InterruptedException;

        /** The receipt for money. */
        String charge(Wish wish) throws InterruptedException;

        /** The receipt for a voucher. The partner's client hears no interrupt; it gives up when the limit is over. */
        String redeem(Wish wish, Duration limit) throws TimeoutException;

        /** The code on the ticket. */
        String print(Wish wish, String receipt) throws InterruptedException;
    }

    /** The page that a customer looks at; it is sent when {@link #serve} returns. */
    @FunctionalInterface
    public interface Page {
        void show(String text);
    }

    /** The trace id of the wish that a thread works for. */
    public static final ScopedValue<String> TRACE = ScopedValue.newInstance();

    private final ExecutorService clerks = Executors.newCachedThreadPool();
    private final Systems systems;
    private final Duration patience;

    /** Opens an office that keeps no customer longer than {@code patience}. */
    public BoxOffice(Systems systems, Duration patience) {
        this.systems = systems;
        this.patience = patience;
    }

    /** Sells a seat for money, or turns the customer away with a TimeoutException. */
    public Ticket sell(Wish wish) throws InterruptedException, ExecutionException, TimeoutException {
        Visit visit = new Visit(patience);
        return inTime(visit, clerks.submit(() -> issue(visit, wish, () -> systems.charge(wish))));
    }

    /** Sells a seat for a voucher, or turns the customer away with a TimeoutException. */
    public Ticket redeem(Wish wish) throws InterruptedException, ExecutionException, TimeoutException {
        Visit visit = new Visit(patience);
        return inTime(visit, clerks.submit(() -> issue(visit, wish, () -> systems.redeem(wish, visit.left()))));
    }

    /** A ticket to come, or a TimeoutException. Whoever changes their mind cancels it. */
    public CompletableFuture<Ticket> book(Wish wish) {
        Visit visit = new Visit(patience);
        CompletableFuture<Ticket> ticket = new CompletableFuture<>();
        clerks.execute(() -> {
            try {
                ticket.complete(issue(visit, wish, () -> systems.charge(wish)));
            } catch (Exception failure) {
                ticket.completeExceptionally(failure);
            }
        });
        ticket.whenComplete((issued, failure) -> visit.end());
        return ticket.orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Shows the customer the ticket, or an apology. */
    public void serve(Wish wish, Page page) throws InterruptedException {
        String text;
        try {
            text = "Seat " + sell(wish).seat();
        } catch (ExecutionException | TimeoutException none) {
            text = "No ticket, sorry";
        }
        page.show(text);
    }

    private Ticket inTime(Visit visit, Future<Ticket> ticket)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return ticket.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            visit.end();
        }
    }

    /** Done under the wish's trace id, which a thread dump shows too. */
    private Ticket issue(Visit visit, Wish wish, Callable<String> payment) throws Exception {
        Thread clerk = Thread.currentThread();
        String name = clerk.getName();
        clerk.setName("clerk for " + wish.trace());
        try {
            return ScopedValue.where(TRACE, wish.trace()).call(() -> {
                visit.check();
                systems.reserve(wish);
                visit.check();
                String receipt = payment.call();
                return new Ticket(wish.seat(), receipt, systems.print(wish, receipt));
            });
        } finally {
            clerk.setName(name);
        }
    }

    /** Takes no more wishes. */
    @Override
    public void close() {
        clerks.shutdown();
    }
}
