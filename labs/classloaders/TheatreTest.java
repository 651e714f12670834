package classloaders;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shared.Crew;
import shared.LiveHeap;
import shared.Settle;

/** What the theatre promises: each company that is here plays, is prompted and hears the bell, and has nothing to do with the others. */
@DisplayName("The theatre")
@TestMethodOrder(OrderAnnotation.class)
public class TheatreTest {

    /** A scene in which a company tells what its bell says. */
    private static final int BELL = -1;

    /** What companies and the test share: it is in nobody's luggage. */
    public static final class Score {
        private static final List<String> HEARD = new CopyOnWriteArrayList<>();
        private static final AtomicInteger LEARNED = new AtomicInteger();
        private static final AtomicInteger PLAYING = new AtomicInteger();
        private static final AtomicInteger MOST = new AtomicInteger();

        /** Who plays or whispers waits here, if there is nothing to take. */
        private static volatile Semaphore open = new Semaphore(Integer.MAX_VALUE / 2);

        private Score() {}

        public static void hear(String what) {
            HEARD.add(what);
        }

        public static void learn() {
            LEARNED.incrementAndGet();
        }

        public static void await() {
            MOST.accumulateAndGet(PLAYING.incrementAndGet(), Math::max);
            open.acquireUninterruptibly();
            PLAYING.decrementAndGet();
        }

        private static void restart() {
            HEARD.clear();
            List.of(LEARNED, PLAYING, MOST).forEach(count -> count.set(0));
            open = new Semaphore(Integer.MAX_VALUE / 2);
        }

        private static void shut() {
            open = new Semaphore(0);
        }
    }

    /** A company with something to remember, a part to learn, and a class that is needed only in the second act. */
    public static final class Troupe implements Theatre.Company {

        private static final ThreadLocal<Object> PART = ThreadLocal.withInitial(() -> {
            Score.learn();
            return new Object();
        });

        private static int scenes;

        @Override
        public String play(int scene) {
            PART.get();
            Score.await();
            if (scene == BELL) {
                return bellOf(getClass());
            }
            return scene < 10 ? "scene " + next() : Second.ACT + next();
        }

        private static String bellOf(Class<?> type) {
            return "bell of " + System.identityHashCode(type);
        }

        private static synchronized int next() {
            return ++scenes;
        }

        @Override
        public void whisper(String word) {
            Score.await();
            Score.hear(word);
        }

        @Override
        public void bell() {
            Score.hear(bellOf(getClass()));
        }

        private static final class Second {
            static final String ACT = new StringBuilder("second act, ").toString();
        }
    }

    private final Theatre theatre = new Theatre();
    private final List<Theatre.Visit> here = new ArrayList<>();

    @BeforeEach
    void restart() {
        Score.restart();
    }

    @AfterEach
    void leave() {
        Score.open.release(Integer.MAX_VALUE / 4);
        Crew end = Crew.start("end", 1, index -> {
            here.forEach(Theatre.Visit::close);
            theatre.close();
        });
        Settle.until(end::allBack);
    }

    @Test
    @Order(1)
    @DisplayName("plays what a company brings")
    void playsWhatItBrings() throws Exception {
        Theatre.Visit visit = invite();
        assertEquals("scene 1", got(visit.play(1)));
        assertEquals("scene 2", got(visit.play(1)));
    }

    @Test
    @Order(2)
    @DisplayName("keeps companies apart that bring classes of the same names")
    void keepsCompaniesApart() throws Exception {
        Theatre.Visit one = invite();
        Theatre.Visit other = invite();
        got(one.play(1));
        assertEquals("scene 2", got(one.play(1)));
        assertEquals("scene 1", got(other.play(1)), "The other company has not played before.");
        one.close();
        assertEquals("scene 1", got(invite().play(1)), "Who comes again begins anew.");
    }

    @Test
    @Order(3)
    @DisplayName("loads what a company needs only later")
    void loadsWhatItNeedsLater() throws Exception {
        assertEquals("second act, 1", got(invite().play(10)));
    }

    @Test
    @Order(4)
    @DisplayName("plays as many scenes of a company at once as it has stages")
    void playsOnItsStages() throws Exception {
        Score.shut();
        Theatre.Visit visit = invite();
        List<Future<String>> scenes = scenes(visit, Theatre.STAGES);
        Settle.until(() -> Score.PLAYING.get() == Theatre.STAGES);
        assertEquals(Theatre.STAGES, Score.PLAYING.get(), "Scenes that are played at once.");
        Score.open.release(Theatre.STAGES);
        for (Future<String> scene : scenes) {
            assertFalse(got(scene).isEmpty());
        }
    }

    @Test
    @Order(5)
    @DisplayName("and no more than that")
    void playsNoMoreAtOnce() throws Exception {
        Score.shut();
        Theatre.Visit visit = invite();
        List<Future<String>> scenes = scenes(visit, 20);
        Settle.until(() -> Score.PLAYING.get() > Theatre.STAGES);
        assertEquals(Theatre.STAGES, Score.MOST.get(), "Scenes that are played at once.");
        Score.open.release(20);
        for (Future<String> scene : scenes) {
            assertFalse(got(scene).isEmpty());
        }
    }

    @Test
    @Order(6)
    @DisplayName("has a part learned once on each stage, as long as the company is here")
    void partsAreUsedAgain() throws Exception {
        Theatre.Visit visit = invite();
        for (Future<String> scene : scenes(visit, 50)) {
            got(scene);
        }
        assertTrue(Score.LEARNED.get() <= Theatre.STAGES, "Parts that were learned: " + Score.LEARNED.get());
    }

    @Test
    @Order(7)
    @DisplayName("rings for each company that is here, in each interval")
    void ringsForEachCompany() throws Exception {
        String one = got(invite().play(BELL));
        String other = got(invite().play(BELL));
        LiveHeap.bytes();
        theatre.ring();
        assertAll(
                () -> assertEquals(1, heard(one), "The bell of the company that came first."),
                () -> assertEquals(1, heard(other), "The bell of the other one."));
        theatre.ring();
        assertAll(
                () -> assertEquals(2, heard(one), "Its bell in the second interval."),
                () -> assertEquals(2, heard(other), "The other's bell in the second interval."));
    }

    @Test
    @Order(8)
    @DisplayName("has each word whispered, in order, even if the company leaves meanwhile")
    void whispersEachWord() throws Exception {
        Score.shut();
        Theatre.Visit visit = invite();
        visit.prompt("to");
        visit.prompt("be");
        visit.prompt("or");
        Settle.until(() -> Score.PLAYING.get() == 1);
        Crew leaving = Crew.start("leaving", 1, index -> visit.close());
        Settle.until(leaving::allWaitOrBack);
        Score.open.release(3);
        Settle.until(() -> Score.HEARD.size() == 3);
        assertEquals(List.of("to", "be", "or"), List.copyOf(Score.HEARD));
        Settle.until(leaving::allBack);
        assertTrue(leaving.allBack(), "The company cannot leave.");
    }

    @Test
    @Order(9)
    @DisplayName("has nobody wait for another company's prompter")
    void waitsForNobodyElsesPrompter() throws Exception {
        Theatre.Visit stutters = invite();
        Theatre.Visit other = invite();
        Semaphore free = Score.open;
        Score.shut();
        stutters.prompt("t-t-t");
        Settle.until(() -> Score.PLAYING.get() == 1);
        Semaphore shut = Score.open;
        Score.open = free;
        other.prompt("to be");
        Settle.until(() -> Score.HEARD.contains("to be"));
        assertEquals(List.of("to be"), List.copyOf(Score.HEARD));
        shut.release(3);
    }

    @Test
    @Order(10)
    @DisplayName("leaves the others in peace when a company leaves")
    void leavesTheOthersInPeace() throws Exception {
        Theatre.Visit leaves = invite();
        Theatre.Visit stays = invite();
        String bell = got(stays.play(BELL));
        leaves.close();
        leaves.close();
        theatre.ring();
        stays.prompt("still here");
        Settle.until(() -> Score.HEARD.contains("still here"));
        assertAll(
                () -> assertTrue(Score.HEARD.contains("still here"), "Its prompter."),
                () -> assertEquals(1, heard(bell), "Its bell."),
                () -> assertEquals("second act, 1", got(stays.play(10)), "Its stages and classes."));
    }

    @Test
    @Order(11)
    @DisplayName("refuses who has no such class, or is no company")
    void refusesWhoIsNone() {
        assertThrows(ClassNotFoundException.class, () -> theatre.invite(new Loader(Map.of()), "no.such.Company"));
        assertThrows(ClassCastException.class, () -> theatre.invite(new Loader(Map.of()), Score.class.getName()));
    }

    private static long heard(String what) {
        return Score.HEARD.stream().filter(what::equals).count();
    }

    private Theatre.Visit invite() throws IOException, ReflectiveOperationException {
        Map<String, byte[]> luggage = new HashMap<>();
        for (String name : List.of("TheatreTest$Troupe", "TheatreTest$Troupe$Second")) {
            try (InputStream file = TheatreTest.class.getResourceAsStream(name + ".class")) {
                luggage.put("classloaders." + name, file.readAllBytes());
            }
        }
        Theatre.Visit visit = theatre.invite(new Loader(luggage), Troupe.class.getName());
        visit.hearBell();
        here.add(visit);
        return visit;
    }

    private static List<Future<String>> scenes(Theatre.Visit visit, int count) {
        List<Future<String>> scenes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            scenes.add(visit.play(1));
        }
        return scenes;
    }

    /** What was played; fails the test where nobody gets round to it. */
    private static String got(Future<String> scene) throws Exception {
        Settle.until(scene::isDone);
        assertTrue(scene.isDone(), "Nobody gets round to it.");
        return scene.get();
    }
}
