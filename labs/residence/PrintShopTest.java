package residence;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import residence.PrintShop.Driver;
import residence.PrintShop.Job;
import shared.Crew;
import shared.Settle;

/** What the counter of a print shop promises its visitors, each on a virtual thread. */
@DisplayName("The print shop")
@TestMethodOrder(OrderAnnotation.class)
class PrintShopTest {

    /** What the drivers below do, and have done, in the test under way. */
    private static final class Paper {
        private final Queue<String> pages = new ConcurrentLinkedQueue<>();
        private volatile Thread hand;
        private volatile boolean free;
        private volatile boolean turned;
    }

    private static volatile Paper paper = new Paper();

    /** Prints three pages. */
    public static final class Leaflets implements Driver {
        @Override
        public boolean print(Job job, int page) {
            paper.pages.add(job.number() + "/" + page);
            return page < 3;
        }
    }

    /** Prints four pages; with the second it takes until the test lets it go on. */
    public static final class Books implements Driver {
        @Override
        public boolean print(Job job, int page) {
            paper.pages.add(job.number() + "/" + page);
            if (page == 2) {
                paper.hand = Thread.currentThread();
                while (!paper.free) {
                    LockSupport.parkNanos(200_000);
                }
                paper.turned = true;
            }
            return page < 4;
        }
    }

    /** What a driver or a round throws. */
    private static final class PaperJam extends RuntimeException {
        private PaperJam() {
            super("paper jam");
        }
    }

    /** Prints nothing. */
    public static final class Jammed implements Driver {
        @Override
        public boolean print(Job job, int page) {
            throw new PaperJam();
        }
    }

    /** Cannot even be loaded. */
    public static final class Unlicensed implements Driver {
        static {
            if (Thread.currentThread() != null) {
                throw new IllegalStateException("no licence");
            }
        }

        @Override
        public boolean print(Job job, int page) {
            return false;
        }
    }

    /** How often to settle anew on a busy machine. */
    private static final int PATIENCE = 3;

    private PrintShop shop;

    @BeforeEach
    void open() {
        paper = new Paper();
        Map<String, String> drivers = Map.of(
                "leaflet", Leaflets.class.getName(),
                "book", Books.class.getName(),
                "jammed", Jammed.class.getName());
        shop = new PrintShop(drivers, PrintShopTest::sorted);
    }

    @AfterEach
    void close() {
        paper.free = true;
        shop.close();
    }

    @Test
    @Order(1)
    @DisplayName("prints each page of a job once and in order, and tells how many there were")
    void printsEachPageOnce() {
        Crew visitor = visitors(1, index -> {
            assertEquals(3, shop.print(new Job(7, "leaflet")), "So many pages print() says there were.");
        });
        assertComeBack(visitor);
        assertEquals(List.of("7/1", "7/2", "7/3"), List.copyOf(paper.pages), "What came out of the printer.");
    }

    @Test
    @Order(2)
    @DisplayName("prints for all who come, however many are before them")
    void printsForAllWhoCome() {
        AtomicInteger come = new AtomicInteger();
        Crew visitors = visitors(24, index -> {
            come.incrementAndGet();
            shop.print(new Job(index, "book"));
        });
        settle(() -> come.get() == 24 && paper.hand != null);
        paper.free = true;
        assertComeBack(visitors);
        assertEquals(24 * 4, new HashSet<>(paper.pages).size(), "24 visitors had four pages each. So many came out.");
    }

    @Test
    @Order(3)
    @DisplayName("tells how far a job is")
    void tellsHowFarAJobIs() {
        String before = shop.status(1);
        Crew visitor = visitors(1, index -> shop.print(new Job(1, "book")));
        settle(() -> paper.hand != null);
        String during = shop.status(1);
        paper.free = true;
        assertComeBack(visitor);
        assertEquals(
                List.of("unknown", "printing", "printed"),
                List.of(before, during, shop.status(1)),
                "What status() said before a job, in its midst and after it.");
    }

    @Test
    @Order(4)
    @DisplayName("who comes for a job waits until it is printed")
    void whoComesForAJobWaits() {
        Crew visitor = visitors(1, index -> shop.print(new Job(1, "book")));
        settle(() -> paper.hand != null);
        Queue<Boolean> got = new ConcurrentLinkedQueue<>();
        Crew friends = visitors(3, index -> got.add(shop.collect(1)));
        settle(friends::allWaitOrBack);
        assertEquals(0, friends.back(), "The job is at its second page. So many who came for it have gone.");
        paper.free = true;
        assertComeBack(visitor);
        assertComeBack(friends);
        assertEquals(List.of(true, true, true), List.copyOf(got), "What collect() said to those who waited.");
    }

    @Test
    @Order(5)
    @DisplayName("closing lets those go who wait for a job that never came, whatever is in print")
    void closingLetsGoWhoWaits() {
        Crew reader = visitors(1, index -> shop.print(new Job(1, "book")));
        settle(() -> paper.hand != null);
        Queue<Boolean> got = new ConcurrentLinkedQueue<>();
        Crew friends = visitors(3, index -> got.add(shop.collect(99)));
        settle(friends::allWaitOrBack);
        Crew closing = Crew.aside("closing", index -> shop.close());
        assertComeBack(friends);
        assertComeBack(closing);
        assertEquals(0, reader.done(), "A book was in print all the while, yet print() says it is done.");
        assertEquals(List.of(false, false, false), List.copyOf(got), "What collect() said when the shop closed.");
    }

    @Test
    @Order(6)
    @DisplayName("hands on what a driver or the courier's round throws")
    void handsOnWhatIsThrown() {
        Comparator<String> round = (one, other) -> {
            throw new PaperJam();
        };
        Crew visitor = visitors(1, index -> shop.print(new Job(1, "jammed")));
        Crew courier = visitors(1, index -> shop.labels(List.of("b", "a"), round));
        await(visitor::allBack);
        await(courier::allBack);
        assertAll(
                () -> assertThrew(visitor, "The driver threw a PaperJam. The visitor got this."),
                () -> assertThrew(courier, "The round threw a PaperJam. The caller got this."));
    }

    private static void assertThrew(Crew caller, String what) {
        assertEquals(
                List.of(PaperJam.class),
                caller.failures().stream().map(Object::getClass).toList(),
                what);
    }

    @Test
    @Order(7)
    @DisplayName("a driver that cannot be used is the trouble of its own format only")
    void aDriverThatCannotBeUsedStopsNoOther() {
        Map<String, String> drivers = Map.of(
                "leaflet", Leaflets.class.getName(),
                "slides", Unlicensed.class.getName(),
                "plans", "no.such.Driver");
        PrintShop partly = new PrintShop(drivers, PrintShopTest::sorted);
        try (partly) {
            Crew others = visitors(
                    3,
                    index -> partly.print(
                            new Job(index, List.of("slides", "plans", "maps").get(index))));
            await(others::allBack);
            assertEquals(
                    3,
                    others.failures().size(),
                    "Three formats have no driver that can be used. So many visitors heard of it.");
            others.failures()
                    .forEach(failure ->
                            assertInstanceOf(IllegalStateException.class, failure, "print() promises that type."));
            assertComeBack(visitors(1, index -> partly.print(new Job(7, "leaflet"))));
        }
    }

    @Test
    @Order(8)
    @DisplayName("who is interrupted is let go, and no further page is begun")
    void whoIsInterruptedIsLetGo() {
        Crew visitor = visitors(1, index -> shop.print(new Job(1, "book")));
        settle(() -> paper.hand != null);
        visitor.interrupt();
        settle(() -> visitor.allBack() || paper.hand.isInterrupted());
        paper.free = true;
        await(visitor::allBack);
        settle(() -> paper.pages.size() > 2 || paper.turned && paper.hand.getState() != Thread.State.RUNNABLE);
        assertAll(
                () -> assertEquals(
                        0,
                        visitor.done(),
                        "The visitor was interrupted, and print() came back as if the job was done."),
                () -> assertTrue(
                        visitor.failures().stream().allMatch(InterruptedException.class::isInstance),
                        "The visitor was interrupted. print() threw " + visitor.failures()),
                () -> assertEquals(
                        List.of("1/1", "1/2"),
                        List.copyOf(paper.pages),
                        "The visitor was interrupted during the second page. These came out of the printer."));
    }

    @Test
    @Order(9)
    @DisplayName("labels come in the order of the round")
    void sortsLabels() {
        Queue<List<String>> got = new ConcurrentLinkedQueue<>();
        Crew couriers = visitors(4, index -> got.add(shop.labels(List.of("c", "a", "b"), Comparator.reverseOrder())));
        assertComeBack(couriers);
        assertEquals(4, got.size(), "Four couriers asked for labels. So many lists came.");
        got.forEach(list -> assertEquals(List.of("c", "b", "a"), list, "The labels in reverse order."));
    }

    @Test
    @Order(10)
    @DisplayName("closing ends the threads that the shop started")
    void closingEndsItsThreads() {
        Set<Thread> before = threads();
        PrintShop other = new PrintShop(Map.of("leaflet", Leaflets.class.getName()), PrintShopTest::sorted);
        assertComeBack(visitors(4, index -> other.print(new Job(index, "leaflet"))));
        assertComeBack(visitors(4, index -> other.labels(List.of("b", "a"), Comparator.naturalOrder())));
        other.close();
        settle(() -> before.containsAll(threads()));
        Set<Thread> left = threads();
        left.removeAll(before);
        assertEquals(Set.of(), left, "The shop is closed, and these threads are still there.");
    }

    private static List<String> sorted(List<String> addresses, Comparator<String> round) {
        return addresses.stream().sorted(round).toList();
    }

    private static Crew visitors(int size, Crew.Work work) {
        return Crew.startEach("visitor", Thread.ofVirtual().name("visitor-", 0).factory(), size, work);
    }

    /** The platform threads but those of the JVM: the carriers of virtual threads and the common pool are its own. */
    private static Set<Thread> threads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> thread.getThreadGroup() == null
                || Set.of("system", "CarrierThreads", "InnocuousThreadGroup")
                        .contains(thread.getThreadGroup().getName())
                || thread.getName().startsWith("ForkJoinPool.commonPool"));
        return threads;
    }

    private static void settle(BooleanSupplier so) {
        Carriers.settle(PATIENCE, so, Settle::until);
    }

    private static void await(BooleanSupplier back) {
        settle(back);
        assertTrue(back.getAsBoolean(), "Somebody was served and never came back.");
    }

    private static void assertComeBack(Crew visitors) {
        await(visitors::allBack);
        assertEquals(
                List.of(), visitors.failures(), "Nobody was to be turned away. These came back with an exception.");
    }
}
