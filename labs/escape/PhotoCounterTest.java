package escape;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import escape.Kiosk.Answer;
import escape.PhotoCounter.Declined;
import escape.PhotoCounter.Shop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
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

/** What a counter promises: who waits for a picture, then who orders, then the shop itself. */
@DisplayName("The counter")
@TestMethodOrder(OrderAnnotation.class)
class PhotoCounterTest {

    /** For who waits. */
    private static final Duration SOON = Duration.ofMillis(10);

    /** For who has an answer before the first beat, however busy the machine. */
    private static final Duration FAR = Duration.ofMinutes(10);

    /** At which the machine jams, the bank says no, and the bank cannot be reached. */
    private static final int JAM = 13;

    private static final int UNPAID = 14;
    private static final int NO_BANK = 15;

    /** What the shop did, such as "charge 1" and "send 1", in order. */
    private final List<String> done = new CopyOnWriteArrayList<>();

    private final Set<Integer> developing = ConcurrentHashMap.newKeySet();

    /** Pictures that are not ready before these are open. */
    private final Map<Integer, CountDownLatch> slow = new ConcurrentHashMap<>();

    private final List<Kiosk> kiosks = new ArrayList<>();
    private volatile long shown;
    private volatile int timesShown;
    private Set<Thread> before = Set.of();
    private PhotoCounter counter;
    private Server server;

    private final Shop shop = new Shop() {
        @Override
        public String develop(int picture) throws InterruptedException {
            developing.add(picture);
            slow.getOrDefault(picture, new CountDownLatch(0)).await();
            if (picture == JAM) {
                throw new IllegalStateException("the machine jams");
            }
            return "ready";
        }

        @Override
        public void charge(int order) throws Declined {
            done.add("charge " + order);
            if (order == UNPAID) {
                throw new Declined("the card was declined");
            }
            if (order == NO_BANK) {
                throw new IllegalStateException("the bank does not answer");
            }
        }

        @Override
        public void send(int order) {
            done.add("send " + order);
        }

        @Override
        public void show(long sent) {
            shown = sent;
            timesShown++;
        }
    };

    private void open(Duration beat) {
        counter = new PhotoCounter(shop, beat);
        server = new Server(counter);
    }

    @AfterEach
    void close() throws IOException {
        slow.values().forEach(CountDownLatch::countDown);
        for (Kiosk kiosk : kiosks) {
            kiosk.close();
        }
        server.close();
        counter.close();
    }

    @Test
    @Order(1)
    @DisplayName("everybody who waits hears again and again that their picture is in the works, and then gets it")
    void informsEverybodyWhoWaits() {
        open(SOON);
        List<Integer> waiting = List.of(1, 2, 3, 4);
        waiting.forEach(number -> slow.put(number, new CountDownLatch(1)));
        Map<Integer, Answer> answers = new ConcurrentHashMap<>();
        List<Crew> customers = new ArrayList<>();
        for (int number : waiting) {
            customers.add(Crew.aside("customer", index -> answers.put(number, kiosk().post("/pictures/" + number))));
            Settle.surely(() -> developing.contains(number));
        }
        Settle.surely(() -> waiting.stream().allMatch(number -> heard(number) >= 2));
        for (int number : waiting) {
            int others = heard(4) + 2;
            Settle.surely(() -> heard(number) >= 2 && (number == 4 || heard(4) >= others));
            assertTrue(
                    heard(number) >= 2,
                    "Customer " + number + " of 4 waits and has heard " + heard(number) + " times how it goes.");
            assertTrue(number == 4 || heard(4) >= others, "Customer 4 still waits and hears nothing any more.");
            slow.get(number).countDown();
            Settle.surely(() -> answers.containsKey(number));
        }
        Settle.surely(() -> customers.stream().allMatch(Crew::allBack));
        for (int number : waiting) {
            List<String> lines =
                    answers.containsKey(number) ? answers.get(number).lines() : List.of();
            String inTheWorks = "picture " + number + " is in the works";
            List<String> expected =
                    new ArrayList<>(lines.stream().map(line -> inTheWorks).toList());
            expected.removeLast();
            expected.add("picture " + number + ": ready");
            assertEquals(expected, lines);
        }
    }

    @Test
    @Order(2)
    @DisplayName("who brings a picture gets it, one after the other at the same kiosk")
    void handsOutThePicture() throws IOException {
        open(FAR);
        Kiosk kiosk = kiosk();
        for (int number = 1; number <= 3; number++) {
            Answer answer = kiosk.post("/pictures/" + number);
            assertEquals(200, answer.status());
            assertTrue(
                    answer.endsWith("picture " + number + ": ready"),
                    "Picture " + number + " is ready, and its customer got " + answer.lines());
        }
    }

    @Test
    @Order(3)
    @DisplayName("a jam of the machine is told as a failure, and the next picture is developed")
    void tellsAJam() throws IOException {
        open(FAR);
        Kiosk kiosk = kiosk();
        Answer jam = kiosk.post("/pictures/" + JAM);
        assertEquals(500, jam.status(), "The machine jams. The customer got " + jam);
        assertTrue(
                kiosk.post("/pictures/1").endsWith("picture 1: ready"), "After a jam nothing is developed any more.");
    }

    @Test
    @Order(4)
    @DisplayName("an order that is paid is charged once, then sent once, and told so")
    void sendsAPaidOrderOnce() throws IOException {
        open(FAR);
        Answer answer = kiosk().post("/orders/1");
        assertEquals(new Answer(200, List.of("order 1 is on its way")), answer);
        assertEquals(List.of("charge 1", "send 1"), done);
    }

    @Test
    @Order(5)
    @DisplayName("whoever the bank says no to is told so, by the status and in one line")
    void tellsADeclinedCustomer() throws IOException {
        open(FAR);
        Answer answer = kiosk().post("/orders/" + UNPAID);
        assertEquals(402, answer.status(), "The bank said no. The customer got " + answer);
        assertEquals(1, answer.lines().size(), "One request, one answer, and not " + answer.lines());
        assertTrue(
                answer.lines().getFirst().contains("the card was declined"),
                "The customer was not told why: " + answer.lines());
    }

    @Test
    @Order(6)
    @DisplayName("what nobody paid is not sent")
    void sendsNothingUnpaid() throws IOException {
        open(FAR);
        String path = "/orders/" + UNPAID;
        kiosk().post(path);
        Settle.surely(() -> server.hasEnded(path));
        assertEquals(List.of("charge " + UNPAID), done, "The bank said no.");
    }

    @Test
    @Order(7)
    @DisplayName("a bank that cannot be reached is told as a failure, and nothing is sent")
    void tellsABankThatFailsApart() throws IOException {
        open(FAR);
        Answer answer = kiosk().post("/orders/" + NO_BANK);
        assertEquals(500, answer.status(), "Nobody knows whether the card is good. The customer got " + answer);
        assertEquals(List.of("charge " + NO_BANK), done, "The bank did not answer.");
    }

    @Test
    @Order(8)
    @DisplayName("the window goes on showing what was sent, whatever became of a request")
    void keepsTheWindowUpToDate() throws IOException {
        open(SOON);
        for (String path : List.of("/pictures/1", "/pictures/" + JAM, "/orders/" + UNPAID, "/orders/1", "/orders/2")) {
            kiosk().post(path);
        }
        int times = timesShown + 2;
        Settle.surely(() -> timesShown >= times
                && done.stream().filter(what -> what.startsWith("send")).count() == shown);
        assertAll(
                () -> assertTrue(timesShown >= times, "The window is not brought up to date any more."),
                () -> assertEquals(
                        done.stream().filter(what -> what.startsWith("send")).count(), shown));
    }

    @Test
    @Order(9)
    @DisplayName("once server and counter are closed, no pool of theirs is left")
    void leavesNoPoolOnceClosed() throws IOException {
        before = new HashSet<>(Thread.getAllStackTraces().keySet());
        open(FAR);
        Kiosk kiosk = kiosk();
        kiosk.post("/pictures/1");
        kiosk.post("/orders/1");
        close();
        Settle.surely(() -> idleThreads().isEmpty());
        assertEquals(Set.of(), idleThreads(), "The counter is closed. These threads still wait for work of its.");
    }

    private synchronized Kiosk kiosk() throws IOException {
        Kiosk kiosk = new Kiosk(server.port());
        kiosks.add(kiosk);
        return kiosk;
    }

    /** Lines that were written for a picture so far. */
    private int heard(int picture) {
        return server.lines("/pictures/" + picture);
    }

    /** Threads of a pool that is not closed, and not one that the whole JVM shares. */
    private Set<String> idleThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> !before.contains(thread.getKey())
                        && Stream.of(thread.getValue())
                                .anyMatch(frame -> frame.getMethodName().equals("getTask")))
                .map(thread -> thread.getKey().getName())
                .collect(Collectors.toSet());
    }
}
