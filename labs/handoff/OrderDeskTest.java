package handoff;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import handoff.OrderDesk.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shared.Crew;
import shared.Settle;

/**
 * What an order desk promises. The tests come in the order of a day: people meet, nobody comes, somebody is called away,
 * the desk closes.
 */
@DisplayName("The order desk")
@TestMethodOrder(OrderAnnotation.class)
class OrderDeskTest {

    /** For people who are to meet: longer than any loaded machine makes one of them late. */
    private static final Duration LONG = Duration.ofMinutes(2);

    /** For people who are to give up. */
    private static final Duration SHORT = Duration.ofMillis(10);

    /** Who is not back after that many short patiences in a row, each waited out by a thread beside, is not just late. */
    private static final int PATIENCES = 50;

    private final List<Crew> crews = new ArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final Queue<Long> fetched = new ConcurrentLinkedQueue<>();

    @AfterEach
    void callEverybodyAway() {
        crews.forEach(Crew::interrupt);
    }

    @Test
    @Order(1)
    @DisplayName("a customer who waits hands the order to the packer who comes late")
    void aWaitingCustomerMeetsALatePacker() {
        OrderDesk desk = new OrderDesk(LONG);
        Crew customer = customers(desk, 1, 1);
        Settle.until(customer::allWaitOrBack);
        Crew packer = packers(desk, 1);
        waitFor(() -> customer.allBack() && packer.allBack());
        assertHandedOver();
    }

    @Test
    @Order(2)
    @DisplayName("a packer who waits gets the order of the customer who comes late")
    void aWaitingPackerMeetsALateCustomer() {
        OrderDesk desk = new OrderDesk(LONG);
        Crew packer = packers(desk, 1);
        Settle.until(packer::allWaitOrBack);
        Crew customer = customers(desk, 1, 1);
        waitFor(() -> customer.allBack() && packer.allBack());
        assertHandedOver();
    }

    @Test
    @Order(3)
    @DisplayName("a customer is told \"true\" only when a packer has the order: the desk stores nothing")
    void keepsBackPressure() {
        OrderDesk desk = new OrderDesk(LONG);
        Crew customers = customers(desk, 3, 1);
        Settle.until(customers::allWaitOrBack);
        customers.interrupt();
        waitFor(customers::allBack);
        assertEquals(
                0,
                accepted.get(),
                "No packer ever came, yet customers were told their order was taken. Where is it now? Until a packer"
                        + " has an order its customer waits or is turned away.");
    }

    @Test
    @Order(4)
    @DisplayName("each accepted order reaches exactly one packer")
    void eachAcceptedOrderReachesExactlyOnePacker() {
        OrderDesk desk = new OrderDesk(LONG);
        Crew customers = customers(desk, 4, 25);
        crew("packer", 4, index -> {
            while (!customers.allBack() || fetched.size() < accepted.get()) {
                desk.next().ifPresent(order -> fetched.add(order.number()));
            }
        });
        Settle.until(customers::allBack);
        waitFor(() -> fetched.size() >= accepted.get());
        assertAll(
                () -> assertTrue(customers.allBack(), "Packers were at work all the time, yet customers still wait."),
                () -> assertEquals(100, accepted.get(), "Packers were at work all the time: no order is turned away."),
                () -> assertEquals(100, new TreeSet<>(fetched).size(), "Of 100 accepted orders packers got so many."),
                () -> assertEquals(100, fetched.size(), "Some of the 100 orders were packed twice."));
    }

    @Test
    @Order(5)
    @DisplayName("a customer is turned away when no packer comes within the desk's patience")
    void turnsACustomerAwayWhenNoPackerComes() {
        OrderDesk desk = new OrderDesk(SHORT);
        assertComesBack(customers(desk, 1, 1), "no packer came");
        assertEquals(1, turnedAway.get(), "No packer came, so place() answers false. It answered true, or threw.");
    }

    @Test
    @Order(6)
    @DisplayName("a packer goes away empty when no order comes within the desk's patience")
    void sendsAPackerAwayWhenNoOrderComes() {
        OrderDesk desk = new OrderDesk(SHORT);
        Crew packer = packers(desk, 1);
        assertComesBack(packer, "no order came");
        assertEquals(List.of(), packer.failures(), "No order came, so next() returns empty. It threw.");
    }

    @Test
    @Order(7)
    @DisplayName("an order that was turned away is never packed")
    void neverPacksAnOrderItTurnedAway() {
        OrderDesk desk = new OrderDesk(SHORT);
        assertComesBack(customers(desk, 1, 1), "no packer came");
        assertComesBack(packers(desk, 1), "the only order had been turned away");
        assertEquals(
                List.of(),
                List.copyOf(fetched),
                "The customer was turned away and has ordered elsewhere by now, yet a packer got the order.");
    }

    @Test
    @Order(8)
    @DisplayName("a packer who has gone takes no order along")
    void aPackerWhoHasGoneTakesNoOrderAlong() {
        OrderDesk desk = new OrderDesk(SHORT);
        assertComesBack(packers(desk, 1), "no order came");
        assertComesBack(customers(desk, 1, 1), "the only packer had gone");
        assertEquals(
                0,
                accepted.get(),
                "The only packer had gone empty-handed before the customer came, yet the desk took the order. Who has it?");
    }

    @Test
    @Order(9)
    @DisplayName("an interrupted customer leaves with InterruptedException and takes the order along")
    void letsAnInterruptedCustomerGo() {
        OrderDesk desk = new OrderDesk(LONG);
        Crew customer = customers(desk, 1, 1);
        assertLeavesWhenInterrupted(customer);
        Crew packer = packers(desk, 1);
        Settle.until(packer::allWaitOrBack);
        assertEquals(List.of(), List.copyOf(fetched), "The customer had left, yet a packer got the order.");
    }

    @Test
    @Order(10)
    @DisplayName("an interrupted packer leaves with InterruptedException")
    void letsAnInterruptedPackerGo() {
        assertLeavesWhenInterrupted(packers(new OrderDesk(LONG), 1));
    }

    @Test
    @Order(11)
    @DisplayName("a closed desk turns everybody away at once")
    void turnsEverybodyAwayOnceClosed() {
        OrderDesk desk = new OrderDesk(LONG);
        desk.close();
        assertComesBack(customers(desk, 1, 1), "the desk was closed");
        assertComesBack(packers(desk, 1), "the desk was closed");
        assertEquals(1, turnedAway.get(), "A closed desk answers place() with false.");
        assertEquals(List.of(), List.copyOf(fetched), "A closed desk has no orders.");
    }

    @Test
    @Order(12)
    @DisplayName("packers who wait go home when the desk closes")
    void sendsWaitingPackersHomeWhenItCloses() {
        OrderDesk desk = new OrderDesk(SHORT);
        Crew packers = packers(desk, 3);
        Settle.until(packers::allWaitOrBack);
        desk.close();
        assertComesBack(packers, "the desk closed");
        assertEquals(List.of(), packers.failures(), "A packer who waits as the desk closes gets empty. It threw.");
    }

    @Test
    @Order(13)
    @DisplayName("the report counts each order once, as packed or as turned away")
    void countsEachOrderOnce() {
        OrderDesk desk = new OrderDesk(SHORT);
        assertComesBack(customers(desk, 2, 1), "no packer came");
        Crew packers = packers(desk, 2);
        Crew customers = customers(desk, 2, 2);
        waitFor(() -> customers.allBack() && packers.allBack());
        desk.close();
        assertComesBack(customers(desk, 2, 1), "the desk was closed");
        Report report = desk.report();
        assertAll(
                () -> assertEquals(8, accepted.get() + turnedAway.get(), "Answers to 8 orders."),
                () -> assertEquals(accepted.get(), report.packed(), "packed against the orders taken."),
                () -> assertEquals(turnedAway.get(), report.turnedAway(), "turnedAway against the orders refused."));
    }

    private Crew customers(OrderDesk desk, int count, int ordersEach) {
        return crew("customer", count, index -> {
            for (int i = 0; i < ordersEach; i++) {
                boolean taken = desk.place(new OrderDesk.Order(index * ordersEach + i, "lamp", 1));
                (taken ? accepted : turnedAway).incrementAndGet();
            }
        });
    }

    private Crew packers(OrderDesk desk, int count) {
        return crew("packer", count, index -> desk.next().ifPresent(order -> fetched.add(order.number())));
    }

    /** Daemons, so that a desk that lets nobody go does not keep the JVM. */
    private Crew crew(String name, int size, Crew.Work work) {
        Crew crew = Crew.start(
                name, Thread.ofPlatform().daemon().name(name + "-", 0).factory(), size, work);
        crews.add(crew);
        return crew;
    }

    private void assertHandedOver() {
        assertAll(
                () -> assertEquals(1, accepted.get(), "Both were there within the desk's patience: place() is true."),
                () -> assertEquals(List.of(0L), List.copyOf(fetched), "The packer gets the order that was taken."));
    }

    private void assertLeavesWhenInterrupted(Crew crew) {
        Settle.until(crew::allWaitOrBack);
        crew.interrupt();
        waitFor(crew::allBack);
        assertTrue(crew.allBack(), "The " + crew.name() + " was interrupted and still stands at the desk.");
        assertEquals(
                1, crew.failures().size(), "The " + crew.name() + " was interrupted, yet left as if nothing were.");
        assertInstanceOf(InterruptedException.class, crew.failures().getFirst());
    }

    private void assertComesBack(Crew crew, String why) {
        waitFor(crew::allBack);
        if (!crew.allBack()) {
            fail("%d of %d %ss still stand at the desk, %d patiences after %s: %s"
                    .formatted(
                            crew.threads().size() - crew.back(),
                            crew.threads().size(),
                            crew.name(),
                            PATIENCES,
                            why,
                            whereTheyStand(crew)));
        }
    }

    /**
     * Waits until it is so or a thread beside has waited out a short patience {@value #PATIENCES} times in a row: a
     * loaded machine makes both late, so no clock decides.
     */
    private void waitFor(BooleanSupplier so) {
        Crew beside = crew("beside", 1, index -> {
            for (int i = 0; i < PATIENCES && !so.getAsBoolean(); i++) {
                new SynchronousQueue<>().poll(SHORT.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
        Settle.until(() -> so.getAsBoolean() || beside.allBack());
    }

    /** The desk's own line in each stack. */
    private static String whereTheyStand(Crew crew) {
        return crew.threads().stream()
                .flatMap(thread -> Stream.of(thread.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith(OrderDesk.class.getName()))
                        .limit(1))
                .map(StackTraceElement::toString)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
