package timeouts;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shared.Settle;
import timeouts.HarbourOffice.Deadline;
import timeouts.HarbourOffice.Question;
import timeouts.Peer.Manner;

/** What the office promises: answers first, then what becomes of questions that nobody answers, then the office itself. */
@DisplayName("The harbour office")
@TestMethodOrder(OrderAnnotation.class)
class HarbourOfficeTest {

    /** Longer than any loaded machine takes for an answer that is on its way. */
    private static final Duration FAR = Duration.ofMinutes(10);

    /** For a question that nobody is to answer. */
    private static final Duration SHORT = Duration.ofMillis(100);

    /** For whoever makes two times of one. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final int CLERKS = 12;

    private final List<Peer> peers = new ArrayList<>();
    private final List<HarbourOffice> offices = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Peer peer : peers) {
            peer.close();
        }
        offices.forEach(HarbourOffice::close);
    }

    @Test
    @Order(1)
    @DisplayName("a question has its answer, from the office, the gauge, customs, or two of them")
    void answersQuestions() throws Exception {
        HarbourOffice office = office(gauge(Manner.ANSWERS), customs(Manner.ANSWERS));
        Deadline deadline = Day.in(FAR);
        assertAll(
                () -> assertAnswer("berth 4", office.ask(new Question.Berth("Anna"), deadline)),
                () -> assertAnswer("not in this harbour", office.ask(new Question.Berth("Bela"), deadline)),
                () -> assertAnswer(Peer.height("Övelgönne"), office.ask(new Question.Tide("Övelgönne"), deadline)),
                () -> assertAnswer(Peer.clearance("Anna"), office.ask(new Question.Clearance("Anna"), deadline)),
                () -> assertAnswer(
                        Peer.height("quay") + ", " + Peer.clearance("Anna"),
                        office.ask(new Question.Departure("Anna", "quay"), deadline)));
    }

    @Test
    @Order(2)
    @DisplayName("twelve questions are with the gauge at once")
    void asksForManyAtOnce() throws Exception {
        Peer gauge = gauge(Manner.KEEPS_SILENT);
        HarbourOffice office = office(gauge, customs(Manner.ANSWERS));
        List<Future<String>> answers = IntStream.range(0, CLERKS)
                .mapToObj(number -> office.ask(new Question.Tide("quay"), Day.in(FAR)))
                .toList();
        Settle.surely(() -> gauge.came() == CLERKS);
        assertEquals(CLERKS, gauge.came(), "Twelve masters asked for the tide. So many questions came to the gauge.");
        gauge.turn(Manner.ANSWERS);
        for (Future<String> answer : answers) {
            assertAnswer(Peer.height("quay"), answer);
        }
    }

    @Test
    @Order(3)
    @DisplayName("an answer that comes late, and in time, is waited for")
    void waitsForALateAnswer() throws Exception {
        Peer gauge = gauge(Manner.KEEPS_SILENT);
        Peer customs = customs(Manner.KEEPS_SILENT);
        HarbourOffice office = office(gauge, customs);
        Future<String> tide = office.ask(new Question.Tide("quay"), Day.in(FAR));
        Future<String> clearance = office.ask(new Question.Clearance("Anna"), Day.in(FAR));
        Settle.surely(() -> gauge.came() + customs.came() == 2);
        Settle.surely(() -> tide.isDone() || clearance.isDone());
        gauge.turn(Manner.ANSWERS);
        customs.turn(Manner.ANSWERS);
        assertAnswer(Peer.height("quay"), tide);
        assertAnswer(Peer.clearance("Anna"), clearance);
    }

    @Test
    @Order(4)
    @DisplayName("whoever cannot be asked is an IOException")
    void tellsWhoCannotBeAsked() throws Exception {
        HarbourOffice office = office(nobody(), URI.create("http://127.0.0.1:" + nobody().getPort() + "/"));
        assertFails(IOException.class, office.ask(new Question.Tide("quay"), Day.in(FAR)));
        assertFails(IOException.class, office.ask(new Question.Clearance("Anna"), Day.in(FAR)));
        HarbourOffice other = office(gauge(Manner.ANSWERS), customs(Manner.ANSWERS));
        assertFails(IOException.class, other.ask(new Question.Clearance("ghost"), Day.in(FAR)));
    }

    @Test
    @Order(5)
    @DisplayName("whoever is not answered is told that the time is over")
    void tellsThatTheTimeIsOver() throws Exception {
        Peer gauge = gauge(Manner.KEEPS_SILENT);
        Peer customs = customs(Manner.KEEPS_SILENT);
        HarbourOffice office = office(gauge, customs);
        assertFails(TimeoutException.class, askInVain(office, new Question.Tide("quay"), gauge));
        assertFails(TimeoutException.class, askInVain(office, new Question.Clearance("Anna"), customs));
    }

    @Test
    @Order(6)
    @DisplayName("a clerk whose question's time is over is free for the next")
    void givesTheClerkBack() throws Exception {
        Peer gauge = gauge(Manner.KEEPS_SILENT);
        Peer customs = customs(Manner.KEEPS_SILENT);
        HarbourOffice office = office(gauge, customs);
        askInVain(office, new Question.Tide("quay"), gauge);
        askInVain(office, new Question.Clearance("Anna"), customs);
        Settle.surely(() -> withAQuestion().isEmpty());
        assertEquals(Set.of(), withAQuestion(), "The time is over. These clerks are still with a question.");
        assertAnswer("berth 4", office.ask(new Question.Berth("Anna"), Day.in(FAR)));
    }

    @Test
    @Order(7)
    @DisplayName("no connection stays open for a question whose time is over")
    void hangsUp() throws Exception {
        Peer gauge = gauge(Manner.KEEPS_SILENT);
        Peer customs = customs(Manner.KEEPS_SILENT);
        HarbourOffice office = office(gauge, customs);
        askInVain(office, new Question.Tide("quay"), gauge);
        askInVain(office, new Question.Clearance("Anna"), customs);
        Settle.surely(() -> gauge.inside() + customs.inside() == 0);
        assertEquals(0, gauge.inside(), "The time is over. So many still hold the line to the gauge.");
        assertEquals(0, customs.inside(), "The time is over. So many still hold the line to customs.");
    }

    @Test
    @Order(8)
    @DisplayName("the gauge and customs are asked once, even if they do not answer")
    void asksOnce() throws Exception {
        Peer gauge = gauge(Manner.KEEPS_SILENT);
        Peer customs = customs(Manner.KEEPS_SILENT);
        HarbourOffice office = office(gauge, customs);
        Future<String> tide = office.ask(new Question.Tide("quay"), Day.in(SECOND));
        Future<String> clearance = office.ask(new Question.Clearance("Anna"), Day.in(SECOND));
        Settle.patiently(() -> tide.isDone() && clearance.isDone());
        assertTrue(gauge.came() < 2, "One master asked for the tide. The gauge was asked " + gauge.came() + " times.");
        assertTrue(
                customs.came() < 2, "One master asked for clearance. Customs were asked " + customs.came() + " times.");
    }

    @Test
    @Order(9)
    @DisplayName("nobody is asked when the time is over")
    void asksNobodyTooLate() throws Exception {
        Peer gauge = gauge(Manner.ANSWERS);
        Peer customs = customs(Manner.ANSWERS);
        HarbourOffice office = office(gauge, customs);
        assertFails(TimeoutException.class, office.ask(new Question.Tide("quay"), () -> Duration.ZERO));
        assertEquals(0, gauge.came(), "The time was over, and the gauge was asked.");
        Deadline overThen = () -> hasAnswered(gauge) ? Duration.ofNanos(-1) : FAR;
        assertFails(TimeoutException.class, office.ask(new Question.Departure("Anna", "quay"), overThen));
        assertEquals(0, customs.came(), "The time was over when the gauge had answered, and customs were asked.");
    }

    @Test
    @Order(10)
    @DisplayName("a gauge that takes no call costs no more than the time there is")
    void connectsInTime() throws Exception {
        List<SocketChannel> others = new ArrayList<>();
        try (ServerSocketChannel door = ServerSocketChannel.open()) {
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            // the queue of a door that nobody opens: one more than it takes, and whoever comes now is not even let in
            for (int number = 0; number < 8; number++) {
                SocketChannel other = SocketChannel.open();
                others.add(other);
                other.configureBlocking(false);
                other.connect(door.getLocalAddress());
            }
            HarbourOffice office = office(door.getLocalAddress(), page(customs(Manner.ANSWERS)));
            assertFails(TimeoutException.class, office.ask(new Question.Tide("quay"), Day.in(SHORT)));
        } finally {
            for (SocketChannel other : others) {
                other.close();
            }
        }
    }

    @Test
    @Order(11)
    @DisplayName("questions that were answered leave no more than a connection a clerk")
    void keepsFewConnections() throws Exception {
        Peer customs = customs(Manner.ANSWERS);
        HarbourOffice office = office(gauge(Manner.ANSWERS), customs);
        for (int number = 0; number < 3 * CLERKS; number++) {
            assertAnswer(Peer.clearance("Anna"), office.ask(new Question.Clearance("Anna"), Day.in(FAR)));
        }
        assertTrue(
                customs.lines() <= CLERKS,
                "36 questions were answered, one after the other. Customs still have " + customs.lines()
                        + " connections open.");
    }

    @Test
    @Order(12)
    @DisplayName("a program that has closed its office can end")
    void closingLetsTheProgramEnd() throws Exception {
        Set<Thread> before = staying();
        HarbourOffice office = office(gauge(Manner.ANSWERS), customs(Manner.ANSWERS));
        assertAnswer(Peer.height("quay"), office.ask(new Question.Tide("quay"), Day.in(FAR)));
        assertAnswer(Peer.clearance("Anna"), office.ask(new Question.Clearance("Anna"), Day.in(FAR)));
        office.close();
        Settle.surely(() -> before.containsAll(staying()));
        Set<Thread> left = staying();
        left.removeAll(before);
        assertEquals(Set.of(), left, "The office is closed. These threads keep the program from its end.");
    }

    /**
     * Puts a question to somebody who says nothing. On a busy machine the time may be over before anybody is asked: then it is
     * put again.
     */
    private static Future<String> askInVain(HarbourOffice office, Question question, Peer peer) {
        Future<String> answer = office.ask(question, Day.in(SHORT));
        for (int again = 0; again < 50 && peer.came() == 0; again++) {
            Future<String> last = answer;
            Settle.surely(() -> peer.came() > 0 || last.isDone());
            answer = peer.came() > 0 ? last : office.ask(question, Day.in(SHORT));
        }
        return answer;
    }

    /** Threads but the test's own that the office keeps. */
    private static Set<Thread> withAQuestion() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Stream.of(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith(HarbourOffice.class.getName())))
                .map(Map.Entry::getKey)
                .filter(thread -> thread != Thread.currentThread())
                .collect(Collectors.toSet());
    }

    /** Whether the gauge has been asked and nobody waits for it. */
    private static boolean hasAnswered(Peer gauge) {
        return gauge.came() > 0 && gauge.inside() == 0;
    }

    /** Threads that a program does not end before. */
    private static Set<Thread> staying() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }

    private Peer gauge(Manner manner) {
        return kept(Peer.gauge(manner));
    }

    private Peer customs(Manner manner) {
        return kept(Peer.customs(manner));
    }

    private Peer kept(Peer peer) {
        peers.add(peer);
        return peer;
    }

    private HarbourOffice office(Peer gauge, Peer customs) {
        return office(gauge.address(), page(customs));
    }

    private HarbourOffice office(SocketAddress gauge, URI customs) {
        HarbourOffice office = new HarbourOffice(gauge, customs, Map.of("Anna", "berth 4"));
        offices.add(office);
        return office;
    }

    private static URI page(Peer customs) {
        return URI.create("http://127.0.0.1:" + customs.address().getPort() + "/");
    }

    /** An address at which nobody listens any more. */
    private static InetSocketAddress nobody() throws IOException {
        try (Peer gone = Peer.gauge(Manner.ANSWERS)) {
            return gone.address();
        }
    }

    private static void assertAnswer(String expected, Future<String> answer) throws Exception {
        Settle.until(answer::isDone);
        assertTrue(answer.isDone(), "The question has no answer, though it is known: " + expected);
        assertEquals(expected, answer.get());
    }

    private static void assertFails(Class<? extends Exception> expected, Future<String> answer) {
        Settle.patiently(answer::isDone);
        assertTrue(
                answer.isDone(), "A clerk is still with the question. There was to be a " + expected.getSimpleName());
        try {
            assertEquals("a " + expected.getSimpleName(), answer.get(), "The question has an answer.");
        } catch (ExecutionException | InterruptedException e) {
            assertInstanceOf(expected, e.getCause());
        }
    }
}
