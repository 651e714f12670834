package deadlock;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import deadlock.ShopStock.HeadOffice;
import deadlock.ShopStock.Report;
import deadlock.ShopStock.Shipment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shared.Crew;
import shared.Settle;

/**
 * What the stock of the shops promises. The tests come by what happens to a shipment: it goes, it does not go, it meets a
 * clerk, it is in the figures.
 */
@DisplayName("The stock of the shops")
@TestMethodOrder(OrderAnnotation.class)
class ShopStockTest {

    private static final List<String> SHOPS = List.of("s0", "s1", "s2", "s3", "s4", "s5");
    private static final int PIECES = 10;
    private static final long ALL = (long) SHOPS.size() * PIECES;
    private static final HeadOffice YES = shipment -> true;

    private final Gate done = new Gate();
    private final List<Boolean> answers = new CopyOnWriteArrayList<>();

    @AfterEach
    void endTheCount() {
        done.open();
    }

    @Test
    @Order(1)
    @DisplayName("a shipment moves its pieces")
    void movesThePieces() {
        ShopStock stock = stock(YES);
        assertTrue(stock.ship(shipment(0, 1, 4)), "The sender has 10 pieces, 4 are to go.");
        assertTrue(stock.ship(shipment(0, 2, 6)), "The sender has 6 pieces, 6 are to go.");
        assertEquals(List.of(0, 14, 16, 10, 10, 10), shelves(stock));
        assertEquals(new Report(ALL, 2, 10), stock.report());
    }

    @Test
    @Order(2)
    @DisplayName("nothing moves if the sender has too few or head office says no")
    void keepsWhatDoesNotGo() {
        List<Shipment> asked = new ArrayList<>();
        ShopStock stock = stock(shipment -> {
            asked.add(shipment);
            return false;
        });
        assertFalse(stock.ship(shipment(0, 1, 11)), "The sender has 10 pieces, 11 are to go.");
        assertFalse(stock.ship(shipment(1, 0, 3)), "Head office says no.");
        assertEquals(shipment(1, 0, 3), asked.getLast(), "Head office is asked about this shipment.");
        assertEquals(List.of(10, 10, 10, 10, 10, 10), shelves(stock));
        assertEquals(new Report(ALL, 0, 0), stock.report());
    }

    @Test
    @Order(3)
    @DisplayName("a shop that does not exist neither sends, nor receives, nor is counted")
    void knowsItsShops() {
        ShopStock stock = stock(YES);
        assertAll(
                () -> assertThrows(RuntimeException.class, () -> stock.ship(new Shipment("s0", "nowhere", 1))),
                () -> assertThrows(RuntimeException.class, () -> stock.ship(new Shipment("nowhere", "s0", 1))),
                () -> assertThrows(RuntimeException.class, () -> stock.count("nowhere", expected -> 1)));
        assertEquals(new Report(ALL, 0, 0), stock.report());
    }

    @Test
    @Order(4)
    @DisplayName("if head office cannot be reached, the caller hears why, nothing moves and both shops go on")
    void handsOnHeadOfficesFailure() {
        IllegalStateException noLine = new IllegalStateException("no line to head office");
        ShopStock stock = stock(shipment -> {
            if (shipment.pieces() == 3) {
                throw noLine;
            }
            return true;
        });
        Shipment shipment = shipment(0, 1, 3);
        assertSame(noLine, assertThrows(IllegalStateException.class, () -> stock.ship(shipment)));
        assertEquals(List.of(10, 10, 10, 10, 10, 10), shelves(stock), "Head office was not reached: nothing moves.");
        Crew others = drivers(stock, shipment(0, 2, 1), shipment(3, 1, 1));
        Settle.until(others::allBack);
        assertTrue(others.allBack(), "The line failed for one shipment. Another one, of the same shop, still waits.");
        assertEquals(List.of(true, true), answers);
    }

    @Test
    @Order(5)
    @DisplayName("a clerk's figure counts, and a clerk who fails changes nothing")
    void takesTheClerksWord() {
        ShopStock stock = stock(YES);
        assertEquals(7, stock.count("s3", expected -> expected - 3));
        assertEquals(new Report(ALL - 3, 0, 0), stock.report());
        IllegalStateException calledAway = new IllegalStateException("called away");
        assertSame(
                calledAway,
                assertThrows(
                        IllegalStateException.class,
                        () -> stock.count("s3", expected -> {
                            throw calledAway;
                        })));
        Crew driver = drivers(stock, shipment(3, 4, 7));
        Settle.until(driver::allBack);
        assertTrue(driver.allBack(), "The clerk has left, and nothing leaves the shelf.");
        assertEquals(List.of(10, 10, 10, 0, 17, 10), shelves(stock));
    }

    @Test
    @Order(6)
    @DisplayName("while a shelf is being counted nothing leaves it and nothing is put on it")
    void leavesACountedShelfAlone() {
        ShopStock stock = stock(YES);
        counting(stock, 1, 2);
        Crew drivers = drivers(stock, shipment(0, 1, 4), shipment(2, 3, 4));
        Rest.of(drivers);
        assertEquals(
                List.of(),
                answers.stream().filter(answer -> answer).toList(),
                "Its clerk still counts the shelf, yet a driver hears that the pieces have moved.");
        done.open();
        Settle.until(drivers::allBack);
    }

    @Test
    @Order(7)
    @DisplayName("whatever the answer, no piece is lost or added, and none moves without a yes")
    void losesNothing() {
        ShopStock stock = stock(YES);
        Crew clerks = counting(stock, 1, 2);
        Crew drivers = drivers(stock, shipment(0, 1, 4), shipment(2, 3, 4));
        Rest.of(drivers);
        done.open();
        Settle.until(() -> clerks.allBack() && drivers.allBack());
        List<Integer> shelves = shelves(stock);
        long gone = answers.stream().filter(answer -> answer).count();
        assertEquals(ALL, sum(shelves), "Pieces on all shelves: " + shelves);
        assertEquals(2 * PIECES - 4 * gone, shelves.get(0) + shelves.get(2), "Drivers heard " + answers + ".");
        assertEquals(new Report(ALL, gone, 4 * gone), stock.report(), "Drivers heard " + answers + ".");
    }

    @Test
    @Order(8)
    @DisplayName("a shipment waits for a busy shop and then goes")
    void waitsForABusyShop() {
        ShopStock stock = stock(YES);
        counting(stock, 1, 2);
        Crew drivers = drivers(stock, shipment(0, 1, 4), shipment(2, 3, 4));
        Rest.of(drivers);
        done.open();
        Settle.until(drivers::allBack);
        assertEquals(
                List.of(true, true),
                answers,
                "The shops were busy for a while, the senders have enough and head office says yes: the pieces go.");
    }

    @Test
    @Order(9)
    @DisplayName("an interrupt neither stops a shipment half way nor is it a no")
    void survivesAnInterrupt() {
        ShopStock stock = stock(YES);
        AtomicBoolean kept = new AtomicBoolean();
        counting(stock, 1);
        Crew driver = crew("driver", 1, index -> {
            answers.add(stock.ship(shipment(0, 1, 4)));
            kept.set(Thread.currentThread().isInterrupted());
        });
        Rest.of(driver);
        driver.interrupt();
        Rest.of(driver);
        done.open();
        Settle.until(driver::allBack);
        boolean threw = !driver.failures().isEmpty();
        assertNotEquals(List.of(false), answers, "No is for too few pieces and for head office.");
        assertEquals(threw ? 10 : 6, shelves(stock).getFirst(), "Pieces at the sender's.");
        assertTrue(threw || kept.get(), "The driver was interrupted, and the driver's thread no longer knows.");
    }

    @Test
    @Order(10)
    @DisplayName("a shipment is in the figures wholly or not at all")
    void showsNoShipmentHalfway() {
        ShopStock stock = stock(YES);
        List<Report> reports = new CopyOnWriteArrayList<>();
        counting(stock, 1, 2);
        Crew drivers = drivers(stock, shipment(0, 1, 4), shipment(2, 3, 4));
        Rest.of(drivers);
        Crew cashier = crew("cashier", 1, index -> reports.add(stock.report()));
        Rest.of(cashier);
        assertAddUp(reports);
    }

    @Test
    @Order(11)
    @DisplayName("the figures are those of one moment")
    void reportsOneMoment() {
        ShopStock stock = stock(YES);
        List<Report> reports = new CopyOnWriteArrayList<>();
        counting(stock, 2);
        Crew cashier = crew("cashier", 1, index -> reports.add(stock.report()));
        Rest.of(cashier);
        Crew drivers = drivers(stock, shipment(3, 1, 4));
        Rest.of(drivers);
        done.open();
        Settle.until(cashier::allBack);
        assertAddUp(reports);
    }

    @Test
    @Order(12)
    @DisplayName("each shipment that went is in the figures, also one that went while they were drawn up")
    void entersEachShipment() {
        ShopStock stock = stock(YES);
        counting(stock, 5);
        Crew cashier = crew("cashier", 1, index -> stock.report());
        Rest.of(cashier);
        Crew drivers = drivers(stock, shipment(0, 1, 4), shipment(2, 3, 4));
        Rest.of(drivers);
        done.open();
        Settle.until(() -> cashier.allBack() && drivers.allBack());
        assertEquals(List.of(true, true), answers);
        assertEquals(new Report(ALL, 2, 8), stock.report());
    }

    @Test
    @Order(13)
    @DisplayName("with everybody at work it adds up")
    void addsUp() {
        ShopStock stock = stock(YES);
        Crew drivers = crew("driver", 5, from -> {
            for (int i = 0; i < 200; i++) {
                answers.add(stock.ship(shipment(from, from + 1, 1)));
            }
        });
        Settle.until(drivers::allBack);
        long gone = answers.stream().filter(answer -> answer).count();
        assertEquals(1_000, answers.size(), "Answers to 1,000 shipments.");
        assertAll(
                () -> assertEquals(ALL, sum(shelves(stock)), "Pieces on all shelves."),
                () -> assertEquals(new Report(ALL, gone, gone), stock.report()));
    }

    private static ShopStock stock(HeadOffice office) {
        Map<String, Integer> pieces = new LinkedHashMap<>();
        SHOPS.forEach(shop -> pieces.put(shop, PIECES));
        return new ShopStock(pieces, office);
    }

    private static Shipment shipment(int from, int to, int pieces) {
        return new Shipment(SHOPS.get(from), SHOPS.get(to), pieces);
    }

    /** What clerks are told should be there. */
    private static List<Integer> shelves(ShopStock stock) {
        return SHOPS.stream()
                .map(shop -> stock.count(shop, expected -> expected))
                .toList();
    }

    private static long sum(List<Integer> shelves) {
        return shelves.stream().mapToLong(pieces -> pieces).sum();
    }

    private static void assertAddUp(List<Report> reports) {
        reports.forEach(report -> assertEquals(
                ALL, report.pieces(), "Nothing came into the chain and nothing left it. The figures say: " + report));
    }

    /** Clerks who count these shelves until the gate opens. */
    private Crew counting(ShopStock stock, int... shops) {
        Crew clerks = crew(
                "clerk",
                shops.length,
                index -> stock.count(SHOPS.get(shops[index]), expected -> {
                    done.pass();
                    return expected;
                }));
        Rest.of(() -> done.inside() == shops.length, clerks);
        return clerks;
    }

    private Crew drivers(ShopStock stock, Shipment... shipments) {
        return crew("driver", shipments.length, index -> answers.add(stock.ship(shipments[index])));
    }

    /** Daemons, so that people who are never let go do not keep the JVM. */
    private static Crew crew(String name, int size, Crew.Work work) {
        return Crew.start(name, Thread.ofPlatform().daemon().name(name + "-", 0).factory(), size, work);
    }
}
