package churn;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shared.Crew;
import shared.Settle;

/** What the river promises: its figures, its lines, and both with several gauges at once. */
@DisplayName("The river")
@TestMethodOrder(OrderAnnotation.class)
class RiverTest {

    /** Levels that a sender adds before it looks whether the other one was at it meanwhile. */
    private static final int ROUND = 1_000;

    /** Rounds in which it was, after which a level would have been lost. */
    private static final int TOGETHER = 100;

    /** Rounds after which it is enough. */
    private static final int MOST = 20_000;

    private final List<String> lines = new ArrayList<>();
    private final River river = new River((bytes, length) -> lines.add(text(bytes, length)));

    @Test
    @Order(1)
    @DisplayName("adds up what each gauge sends")
    void addsUp() {
        for (int millimetres : new int[] {3_482, 3_500, 3_465}) {
            river.add(1_042, millimetres);
        }
        for (int millimetres : new int[] {-250, -1}) {
            river.add(0, millimetres);
        }
        river.add(9_999, 99_999);
        for (int number = 0; number < 40_000; number++) {
            river.add(12, number % 2 == 0 ? 98_765 : 98_766);
        }
        assertAll(
                () -> assertEquals(3, river.count(1_042)),
                () -> assertEquals(3_482, river.mean(1_042)),
                () -> assertEquals(3_500, river.highest(1_042)),
                () -> assertEquals(2, river.count(0)),
                () -> assertEquals(-126, river.mean(0), "The mean of -250 and -1 mm, rounded down."),
                () -> assertEquals(-1, river.highest(0)),
                () -> assertEquals(99_999, river.highest(9_999)),
                () -> assertEquals(98_765, river.mean(12), "The mean of 20,000 times 98,765 and as often 98,766 mm."),
                () -> assertEquals(0, river.count(7)),
                () -> assertEquals(0, river.mean(7)),
                () -> assertEquals(0, river.highest(7)));
    }

    @Test
    @Order(2)
    @DisplayName("passes a level on as a line, before it returns")
    void passesALineOn() {
        assertAll(
                () -> assertPassed("1042;3.482", 1_042, 3_482),
                () -> assertPassed("7;0.005", 7, 5),
                () -> assertPassed("12;3.050", 12, 3_050),
                () -> assertPassed("0;0.000", 0, 0),
                () -> assertPassed("100;-0.250", 100, -250),
                () -> assertPassed("9999;-99.999", 9_999, -99_999),
                () -> assertPassed("10;10.000", 10, 10_000));
    }

    private void assertPassed(String line, int gauge, int millimetres) {
        lines.clear();
        river.pass(gauge, millimetres);
        assertEquals(List.of(line + "\n"), lines);
    }

    @Test
    @Order(3)
    @DisplayName("takes no level that cannot be")
    void refusesWhatCannotBe() {
        assertAll(
                () -> assertRefused(-1, 0),
                () -> assertRefused(10_000, 0),
                () -> assertRefused(1, 100_000),
                () -> assertRefused(1, -100_000));
        assertEquals(List.of(), lines);
        assertEquals(0, river.count(1));
    }

    private void assertRefused(int gauge, int millimetres) {
        assertThrows(IllegalArgumentException.class, () -> river.add(gauge, millimetres));
        assertThrows(IllegalArgumentException.class, () -> river.pass(gauge, millimetres));
    }

    @Test
    @Order(4)
    @DisplayName("reports each gauge that has sent, by number")
    void reports() {
        river.add(1_042, 3_050);
        river.add(7, -5);
        river.add(7, 5);
        assertEquals("""
                gauge 7: 2 levels, mean 0.000 m, highest 0.005 m
                gauge 1042: 1 levels, mean 3.050 m, highest 3.050 m
                """, river.report());
    }

    @Test
    @Order(5)
    @DisplayName("loses no level of several that come at once")
    void losesNothing() {
        AtomicIntegerArray rounds = new AtomicIntegerArray(2);
        AtomicInteger together = new AtomicInteger();
        Crew senders = Crew.start("sender", 2, self -> {
            while (together.get() < TOGETHER && rounds.get(self) < MOST) {
                int other = rounds.get(1 - self);
                for (int number = 0; number < ROUND; number++) {
                    river.add(1_000 + number % 2, 7);
                }
                rounds.incrementAndGet(self);
                if (rounds.get(1 - self) != other) {
                    together.incrementAndGet();
                }
            }
        });
        Settle.until(senders::allBack);
        long levels = (rounds.get(0) + rounds.get(1)) * (long) ROUND / 2;
        assertAll(
                () -> assertEquals(levels, river.count(1_000)),
                () -> assertEquals(levels, river.count(1_001)),
                () -> assertEquals(7, river.mean(1_000)),
                () -> assertEquals(7, river.mean(1_001)));
    }

    @Test
    @Order(6)
    @DisplayName("passes on several lines at once, and each stays as it is until its taker returns")
    void keepsLinesApart() {
        Map<String, String> taken = new ConcurrentHashMap<>();
        AtomicInteger inside = new AtomicInteger();
        AtomicBoolean together = new AtomicBoolean();
        AtomicInteger read = new AtomicInteger();
        River river = new River((bytes, length) -> {
            inside.incrementAndGet();
            Settle.surely(() -> inside.get() == 2 || together.get());
            if (inside.get() == 2) {
                together.set(true);
            }
            taken.put(Thread.currentThread().getName(), text(bytes, length));
            read.incrementAndGet();
            Settle.surely(() -> read.get() == 2);
            inside.decrementAndGet();
        });
        Crew senders = Crew.start("sender", 2, index -> river.pass(1_000 + index, 3_000 + index));
        Settle.until(senders::allBack);
        assertTrue(together.get(), "Two gauges sent at once. One line was held until the other was taken.");
        assertEquals(Map.of("sender-0", "1000;3.000\n", "sender-1", "1001;3.001\n"), taken);
    }

    @Test
    @Order(7)
    @DisplayName("goes on when a taker fails")
    void goesOn() {
        River river = new River((bytes, length) -> {
            lines.add(text(bytes, length));
            if (lines.size() == 1) {
                throw new IllegalStateException("no room");
            }
        });
        assertThrows(IllegalStateException.class, () -> river.pass(1, 1_000));
        river.pass(2, 2_000);
        assertEquals(List.of("1;1.000\n", "2;2.000\n"), lines);
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
}
