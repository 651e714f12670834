package retries;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What the board promises drivers, and the station the mast. */
@DisplayName("The board on the pass")
@TestMethodOrder(OrderAnnotation.class)
class BoardTest {

    /** Drivers enough for anybody to notice that the mast is silent. */
    private static final int MANY = 60;

    /** Milliseconds after which a mast that is back is asked again. */
    private static final long LATE = 3_000;

    private static final LongPredicate NEVER = now -> false;

    private final VirtualTime time = new VirtualTime();

    @Test
    @Order(1)
    @DisplayName("says whether the pass is open, by the wind as it is now")
    void saysWhetherThePassIsOpen() throws Exception {
        WinterMast mast = new WinterMast(time, NEVER);
        Board board = new Pass(mast, time).board;
        assertEquals("open", board.read(WinterMast.PASS));
        mast.blow(30);
        assertEquals("closed", board.read(WinterMast.PASS), "The wind has risen to 30 m/s since the last driver.");
        mast.blow(24);
        assertEquals("open", board.read(WinterMast.PASS), "The wind has gone down to 24 m/s since the last driver.");
    }

    @Test
    @Order(2)
    @DisplayName("does not let a driver know of a hiccup")
    void bridgesAHiccup() throws Exception {
        WinterMast once = new WinterMast(time, now -> now == 0);
        assertEquals("open", new Pass(once, time).board.read(WinterMast.PASS));
        VirtualTime other = new VirtualTime();
        WinterMast twice = new WinterMast(other, silentFor(2));
        assertEquals("open", new Pass(twice, other).board.read(WinterMast.PASS));
    }

    @Test
    @Order(3)
    @DisplayName("waits between two questions to the mast, by the time that it is given")
    void waitsBetweenQuestions() throws Exception {
        WinterMast mast = new WinterMast(time, silentFor(2));
        assertEquals("open", new Pass(mast, time).board.read(WinterMast.PASS));
        List<Long> asked = mast.asked();
        for (int next = 1; next < asked.size(); next++) {
            long gone = asked.get(next) - asked.get(next - 1) - WinterMast.GIVES_UP.toMillis();
            assertTrue(
                    gone >= 10,
                    "The mast did not answer, and was asked again " + gone + " ms later, by the time of the board.");
        }
    }

    @Test
    @Order(4)
    @DisplayName("says that it cannot tell, and nothing else, while the mast is silent")
    void saysThatItCannotTell() throws Exception {
        WinterMast mast = new WinterMast(time, now -> now > 0);
        Board board = new Pass(mast, time).board;
        assertEquals("open", board.read(WinterMast.PASS));
        for (int driver = 0; driver < MANY; driver++) {
            assertThrows(
                    IOException.class,
                    () -> board.read(WinterMast.PASS),
                    "The mast has been silent since the first driver. The next one read this as if it was known.");
        }
    }

    @Test
    @Order(5)
    @DisplayName("asks for many drivers at once")
    void asksForManyAtOnce() throws Exception {
        WinterMast mast = new WinterMast(time, NEVER);
        Pass pass = new Pass(mast, time);
        for (int driver = 0; driver < MANY; driver++) {
            pass.comes(Duration.ofMillis(1));
        }
        time.pass();
        assertEquals(MANY, pass.answered(), "Sixty drivers came at once. So many were answered.");
        assertTrue(
                time.millis() < 200,
                "Sixty drivers came at once. The last one was answered after " + time.millis() + " ms.");
    }

    @Test
    @Order(6)
    @DisplayName("drivers who ask for a pass that does not exist are told so, once, and keep nobody from an answer")
    void tellsOfAPassThatDoesNotExist() throws Exception {
        WinterMast mast = new WinterMast(time, NEVER);
        Board board = new Pass(mast, time).board;
        for (int driver = 0; driver < MANY; driver++) {
            assertThrows(IllegalArgumentException.class, () -> board.read("Nufenen"));
        }
        assertAll(
                () -> assertEquals(
                        MANY,
                        mast.asked().size(),
                        "Sixty drivers asked for a pass that does not exist. The mast was asked so often."),
                () -> assertEquals("open", board.read(WinterMast.PASS)));
    }

    @Test
    @Order(7)
    @DisplayName("answers again within three seconds of the mast's first word")
    void answersAgain() throws Exception {
        for (long silence : List.of(4_000L, 15_000L, 90_000L)) {
            VirtualTime day = new VirtualTime();
            Pass pass = new Pass(new WinterMast(day, now -> now < silence), day);
            for (long due = 0; due < silence + LATE + 5_000; due += 250) {
                pass.comes(Duration.ofMillis(due));
            }
            AtomicInteger early = new AtomicInteger();
            day.at(Duration.ofMillis(silence + LATE - 1), () -> early.set(pass.answered()));
            day.pass();
            assertEquals(
                    20,
                    Math.min(20, pass.answered() - early.get()),
                    "The mast was silent for " + silence / 1_000
                            + " s. Twenty drivers came when it had been back for three seconds. So many were answered.");
        }
    }

    /** Silent for the first so many questions. */
    private static LongPredicate silentFor(int questions) {
        AtomicInteger asked = new AtomicInteger();
        return now -> asked.getAndIncrement() < questions;
    }
}
