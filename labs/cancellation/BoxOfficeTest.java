package cancellation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import cancellation.BoxOffice.Systems;
import cancellation.BoxOffice.Ticket;
import cancellation.BoxOffice.Wish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shared.Attempt;
import shared.CancelEachStep;
import shared.Crew;
import shared.Settle;
import shared.Unheard;

/** What a box office promises. */
@DisplayName("The box office")
@TestMethodOrder(OrderAnnotation.class)
class BoxOfficeTest {

    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final Wish WISH = new Wish("t-1", "1A");
    private static final Ticket TICKET = new Ticket("1A", "paid 1A", "gate 1A");
    private static final Ticket VOUCHER_TICKET = new Ticket("1A", "voucher 1A", "gate 1A");

    private static final String APOLOGY = "No ticket, sorry";

    /** Asked in turn; those named slow wait until they are let go. */
    private static final class Quick implements Systems {
        private final List<String> calls = new CopyOnWriteArrayList<>();
        private final List<String> traces = new CopyOnWriteArrayList<>();
        private final CountDownLatch free = new CountDownLatch(1);
        private final String slowSeat;
        private volatile RuntimeException refusal;

        private Quick(String slowSeat) {
            this.slowSeat = slowSeat;
        }

        private void call(String name, Wish wish) throws InterruptedException {
            calls.add(name + " " + wish.seat());
            traces.add(BoxOffice.TRACE.orElse("none"));
            if (wish.seat().startsWith(slowSeat)) {
                free.await();
            }
        }

        @Override
        public void reserve(Wish wish) throws InterruptedException {
            call("reserve", wish);
        }

        @Override
        public String charge(Wish wish) throws InterruptedException {
            call("charge", wish);
            if (refusal != null) {
                throw refusal;
            }
            return "paid " + wish.seat();
        }

        @Override
        public String redeem(Wish wish, Duration limit) {
            calls.add("redeem " + wish.seat());
            traces.add(BoxOffice.TRACE.orElse("none"));
            return "voucher " + wish.seat();
        }

        @Override
        public String print(Wish wish, String receipt) throws InterruptedException {
            call("print", wish);
            return "gate " + wish.seat();
        }
    }

    /** Each call is a step of an attempt. */
    private record Stepped(Attempt attempt) implements Systems {
        @Override
        public void reserve(Wish wish) throws InterruptedException {
            attempt.step("reserve");
        }

        @Override
        public String charge(Wish wish) throws InterruptedException {
            attempt.step("charge");
            return "paid";
        }

        @Override
        public String redeem(Wish wish, Duration limit) throws TimeoutException {
            attempt.step("redeem", limit);
            return "voucher";
        }

        @Override
        public String print(Wish wish, String receipt) throws InterruptedException {
            attempt.step("print");
            return "code";
        }
    }

    private final List<BoxOffice> offices = new ArrayList<>();
    private final List<Quick> systems = new ArrayList<>();

    @AfterEach
    void endWhatIsOpen() {
        systems.forEach(quick -> quick.free.countDown());
        offices.forEach(BoxOffice::close);
    }

    @Test
    @Order(1)
    @DisplayName("a customer whose ticket takes long, but not too long, gets it")
    void waitsForASlowTicket() {
        Quick quick = quick("1A");
        BoxOffice office = office(quick, LONG);
        List<Ticket> tickets = new CopyOnWriteArrayList<>();
        Crew customers = callers(
                2,
                index -> tickets.add(
                        index == 0 ? office.sell(WISH) : office.book(WISH).get()));
        Settle.surely(() -> quick.calls.size() == 2);
        Settle.soon(customers::allBack);
        quick.free.countDown();
        Settle.surely(customers::allBack);
        assertEquals(List.of(TICKET, TICKET), tickets, "The patience was not over. Thrown: " + customers.failures());
    }

    @Test
    @Order(2)
    @DisplayName("a customer gets the whole ticket, whichever way it is asked for, and each system is asked once")
    void handsOutTheTicket() throws Exception {
        Quick quick = quick("none");
        BoxOffice office = office(quick, LONG);
        List<String> shown = new CopyOnWriteArrayList<>();
        assertEquals(TICKET, office.sell(WISH));
        assertEquals(VOUCHER_TICKET, office.redeem(WISH));
        assertEquals(TICKET, office.book(WISH).get());
        office.serve(WISH, shown::add);
        assertEquals(List.of("Seat 1A"), shown);
        List<String> money = List.of("reserve 1A", "charge 1A", "print 1A");
        assertEquals(money, quick.calls.subList(0, 3));
        assertEquals(List.of("reserve 1A", "redeem 1A", "print 1A"), quick.calls.subList(3, 6));
        assertEquals(List.of(money, money), List.of(quick.calls.subList(6, 9), quick.calls.subList(9, 12)));
        assertEquals(12, quick.calls.size(), "Four tickets take twelve calls: " + quick.calls);
    }

    @Test
    @Order(3)
    @DisplayName("a failure of a system reaches the caller, and nothing is printed")
    void handsOnTheFailure() throws Exception {
        Quick quick = quick("none");
        quick.refusal = new IllegalStateException("card refused");
        BoxOffice office = office(quick, LONG);
        List<String> shown = new CopyOnWriteArrayList<>();
        assertCause(quick.refusal, assertThrows(ExecutionException.class, () -> office.sell(WISH)));
        CompletableFuture<Ticket> booked = office.book(WISH);
        assertCause(quick.refusal, assertThrows(ExecutionException.class, booked::get));
        office.serve(WISH, shown::add);
        assertEquals(List.of(APOLOGY), shown);
        assertFalse(quick.calls.contains("print 1A"), "The card was refused, yet a ticket was printed.");
    }

    /** Some executors wrap what was thrown once more. */
    private static void assertCause(Throwable expected, Throwable thrown) {
        assertTrue(
                Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                        .anyMatch(expected::equals),
                () -> "Expected the system's own failure behind it: " + expected + ", got " + thrown);
    }

    @Test
    @Order(4)
    @DisplayName("book() returns at once")
    void booksWithoutWaiting() {
        BoxOffice office = office(quick("1A"), LONG);
        Crew customer = callers(1, index -> office.book(WISH));
        Settle.surely(customer::allBack);
        assertEquals(1, customer.done(), "The customer waits inside book(), with nothing to cancel.");
    }

    @Test
    @Order(5)
    @DisplayName("many customers are served at once")
    void servesManyAtOnce() {
        Quick quick = quick("S");
        BoxOffice office = office(quick, LONG);
        callers(20, index -> office.sell(new Wish("t-" + index, "S" + index)));
        Settle.surely(() -> quick.calls.size() == 20);
        assertEquals(
                20, quick.calls.size(), "Of 20 customers who came at once so many were served: nobody else moves.");
    }

    @Test
    @Order(6)
    @DisplayName("a customer is turned away when there is no ticket within the patience")
    void turnsAwayInTime() {
        BoxOffice office = office(quick("1A"), SHORT);
        List<String> shown = new CopyOnWriteArrayList<>();
        Crew counter = callers(1, index -> office.sell(WISH));
        Crew phone = callers(1, index -> office.book(WISH).get());
        Crew page = callers(1, index -> office.serve(WISH, shown::add));
        Settle.surely(() -> counter.allBack() && phone.allBack() && page.allBack());
        assertAll(
                () -> assertTurnedAway(counter, "sell()"),
                () -> assertTurnedAway(phone, "the future of book()"),
                () -> assertEquals(List.of(APOLOGY), shown, "There was no ticket in time. The page showed this."));
    }

    @Test
    @Order(7)
    @DisplayName("work stops at whichever step the customer's patience is over")
    void stopsWhenThePatienceIsOver() {
        assertAll(
                () -> assertHeard(
                        "sell",
                        CancelEachStep.byDeadline(attempt -> stepped(attempt).sell(WISH))),
                () -> assertHeard(
                        "book",
                        CancelEachStep.byDeadline(
                                attempt -> stepped(attempt).book(WISH).get())),
                () -> assertHeard(
                        "serve",
                        CancelEachStep.byDeadline(attempt -> stepped(attempt).serve(WISH, text -> {}))),
                () -> assertHeard(
                        "redeem",
                        CancelEachStep.byDeadline(attempt -> stepped(attempt).redeem(WISH))));
    }

    @Test
    @Order(8)
    @DisplayName("work stops at whichever step a booking is cancelled")
    void stopsWhenABookingIsCancelled() {
        assertHeard("book", CancelEachStep.byCancel(attempt -> stepped(attempt).book(WISH)));
    }

    @Test
    @Order(9)
    @DisplayName("work stops at whichever step its caller is interrupted")
    void stopsWhenItsCallerIsInterrupted() {
        assertAll(
                () -> assertHeard(
                        "sell",
                        CancelEachStep.byInterrupt(attempt -> stepped(attempt).sell(WISH))),
                () -> assertHeard(
                        "serve",
                        CancelEachStep.byInterrupt(attempt -> stepped(attempt).serve(WISH, text -> {}))));
    }

    @Test
    @Order(10)
    @DisplayName("an interrupted caller leaves with InterruptedException")
    void letsAnInterruptedCallerGo() {
        Quick quick = quick("1A");
        BoxOffice office = office(quick, LONG);
        Crew caller = callers(1, index -> office.sell(WISH));
        Settle.surely(() -> !quick.calls.isEmpty());
        caller.interrupt();
        Settle.surely(caller::allBack);
        assertEquals(
                1, caller.failures().size(), "The caller was interrupted, and is still there or left with a ticket.");
        assertInstanceOf(InterruptedException.class, caller.failures().getFirst());
    }

    @Test
    @Order(11)
    @DisplayName("other customers are served while one is turned away, and after")
    void harmsNobodyElse() throws Exception {
        Quick quick = quick("S");
        BoxOffice patient = office(quick, LONG);
        Crew bystander = callers(1, index -> patient.sell(new Wish("t-2", "S2")));
        Crew leaver = callers(1, index -> patient.sell(new Wish("t-3", "S3")));
        Settle.surely(() -> quick.calls.size() == 2);
        CompletableFuture<Ticket> booked = patient.book(new Wish("t-4", "S4"));
        leaver.interrupt();
        booked.cancel(true);
        Settle.surely(leaver::allBack);
        BoxOffice impatient = office(quick, Duration.ofMillis(100));
        Crew turnedAway = callers(1, index -> impatient.sell(new Wish("t-5", "S5")));
        Settle.surely(turnedAway::allBack);
        quick.free.countDown();
        Settle.surely(bystander::allBack);
        assertAll(
                () -> assertEquals(List.of(), bystander.failures(), "Somebody else left, and this customer got none."),
                () -> assertEquals(TICKET, patient.sell(WISH), "Somebody had left before this customer came."),
                () -> assertTrue(
                        isServedInTheEnd(impatient), "Somebody was turned away, and since then nobody gets a ticket."));
    }

    /** A loaded machine may turn one away, or two. */
    private static boolean isServedInTheEnd(BoxOffice office) throws InterruptedException {
        for (int visit = 0; visit < 20; visit++) {
            try {
                return TICKET.equals(office.sell(WISH));
            } catch (ExecutionException | TimeoutException again) {
                // the next visit
            }
        }
        return false;
    }

    @Test
    @Order(12)
    @DisplayName("each system can see whose work it does")
    void carriesTheTrace() throws Exception {
        Quick quick = quick("none");
        BoxOffice office = office(quick, LONG);
        office.sell(WISH);
        office.redeem(WISH);
        office.book(WISH).get();
        office.serve(WISH, text -> {});
        assertEquals(
                12,
                quick.traces.stream().filter(WISH.trace()::equals).count(),
                "TRACE at twelve calls: " + quick.traces);
    }

    @Test
    @Order(13)
    @DisplayName("a page is shown once, by the thread that serves it")
    void showsAPageOnceAndByItself() {
        Quick quick = quick("1A");
        BoxOffice patient = office(quick("none"), LONG);
        BoxOffice impatient = office(quick, SHORT);
        List<String> shown = new CopyOnWriteArrayList<>();
        Crew customers = callers(1, index -> {
            Thread own = Thread.currentThread();
            patient.serve(WISH, text -> shown.add(Thread.currentThread() == own ? "own" : "foreign"));
            impatient.serve(WISH, text -> shown.add(Thread.currentThread() == own ? "own" : "foreign"));
        });
        Settle.surely(customers::allBack);
        quick.free.countDown();
        Settle.soon(() -> shown.size() > 2);
        assertEquals(List.of("own", "own"), shown, "Two pages, the second an apology, were shown by these threads.");
    }

    private Quick quick(String slowSeat) {
        Quick quick = new Quick(slowSeat);
        systems.add(quick);
        return quick;
    }

    private BoxOffice office(Systems systems, Duration patience) {
        BoxOffice office = new BoxOffice(systems, patience);
        offices.add(office);
        return office;
    }

    private BoxOffice stepped(Attempt attempt) {
        return office(new Stepped(attempt), attempt.deadline());
    }

    /** Daemons, so that an office that lets nobody go does not keep the JVM. */
    private static Crew callers(int count, Crew.Work work) {
        return Crew.start(
                "customer", Thread.ofPlatform().daemon().name("customer-", 0).factory(), count, work);
    }

    private static void assertTurnedAway(Crew caller, String how) {
        assertEquals(
                1,
                caller.failures().size(),
                how + " must end with a TimeoutException. It gave a ticket, or still waits.");
        Throwable thrown = caller.failures().getFirst();
        assertInstanceOf(
                TimeoutException.class,
                thrown instanceof ExecutionException ? thrown.getCause() : thrown,
                how + " must end with a TimeoutException.");
    }

    private static void assertHeard(String way, List<Unheard> unheard) {
        if (!unheard.isEmpty()) {
            fail(way + "(): the customer had gone and the work did not hear of it.\n  "
                    + String.join(
                            "\n  ", unheard.stream().map(Unheard::toString).toList()));
        }
    }
}
