package timers;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shared.Crew;
import shared.Settle;
import timers.Gateway.Due;
import timers.Gateway.Request;

/**
 * What a gateway promises. The tests come by the way to ask: all of them, {@code call}, {@code ask}, {@code follow},
 * {@code race}, closing.
 */
@DisplayName("The gateway")
@TestMethodOrder(OrderAnnotation.class)
class GatewayTest {

    /** For what is to come due. */
    private static final Duration SHORT = Duration.ofMillis(20);

    /** For what is to come due, and would for a quick request only if a busy machine kept it standing that long. */
    private static final Duration MODERATE = Duration.ofMillis(500);

    /** For what is not. */
    private static final Duration LONG = Duration.ofMinutes(10);

    /** Quick requests beside a slow one: if something came due for them, it would for some before it does for that one. */
    private static final int QUICK = 20;

    private final Map<Long, CompletableFuture<byte[]>> sent = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<byte[]>> sentToSpare = new ConcurrentHashMap<>();
    private final List<Long> told = new CopyOnWriteArrayList<>();
    private final List<Gateway> gateways = new ArrayList<>();

    @AfterEach
    void endWhatIsOpen() {
        sent.values().forEach(answer -> answer.cancel(false));
        gateways.forEach(Gateway::close);
    }

    @Test
    @Order(1)
    @DisplayName("an answer is handed on as it is, whichever way somebody asked")
    void handsOnTheAnswer() throws Exception {
        Gateway gateway = gateway(LONG);
        byte[] answer = {42};
        assertSame(answer, callAndAnswer(gateway, 1, answer));
        assertHandedOn(gateway.ask(request(2)), 2, answer);
        assertHandedOn(gateway.follow(request(3), page -> {}), 3, answer);
        assertHandedOn(gateway.race(request(4)), 4, answer);
    }

    @Test
    @Order(2)
    @DisplayName("a failure of the backend is handed on as it is, whichever way somebody asked")
    void handsOnTheFailure() {
        Gateway gateway = gateway(LONG);
        IllegalStateException refusal = new IllegalStateException("refused");
        Crew caller = callers(gateway, request(1));
        waitFor(() -> sent.containsKey(1L));
        sent.get(1L).completeExceptionally(refusal);
        waitFor(caller::allBack);
        assertEquals(1, caller.failures().size(), "The backend failed, yet call() came back with an answer.");
        assertSame(refusal, caller.failures().getFirst().getCause());
        assertFailsAs(gateway.ask(request(2)), 2, refusal);
        assertFailsAs(gateway.follow(request(3), page -> {}), 3, refusal);
        assertFailsAs(gateway.race(request(4)), 4, refusal);
    }

    @Test
    @Order(3)
    @DisplayName("the operator hears of each slow call, once, while it is open")
    void tellsTheOperatorOfASlowCall() {
        Gateway gateway = gateway(SHORT);
        Crew callers = callers(gateway, request(1), request(2), request(3));
        waitFor(() -> told.size() >= 3);
        assertEquals(Set.of(1L, 2L, 3L), Set.copyOf(told), "Three calls are slow. The operator has heard of these.");
        answerAll();
        waitFor(callers::allBack);
        assertEquals(3, callers.done(), "A slow call still gets its answer.");
        Crew another = callers(gateway, request(4));
        waitFor(() -> told.contains(4L));
        answerAll();
        waitFor(another::allBack);
        assertEquals(4, told.size(), "The operator heard of some call more than once: " + told);
    }

    @Test
    @Order(4)
    @DisplayName("the operator hears nothing of calls that were answered, or refused, in time")
    void tellsTheOperatorNothingOfAQuickCall() throws Exception {
        Gateway gateway = gateway(MODERATE);
        for (int id = 1; id <= QUICK; id++) {
            CompletableFuture<byte[]> answer = new CompletableFuture<>();
            sent.put((long) id, answer);
            if (id % 2 == 0) {
                answer.complete(new byte[1]);
                gateway.call(request(id));
            } else {
                answer.completeExceptionally(new IllegalStateException("refused"));
                Request refused = request(id);
                assertThrows(ExecutionException.class, () -> gateway.call(refused));
            }
        }
        callers(gateway, request(99));
        waitFor(() -> told.contains(99L));
        assertEquals(List.of(99L), told, "Only call 99 was slow.");
    }

    @Test
    @Order(5)
    @DisplayName("an interrupted caller leaves with InterruptedException")
    void letsAnInterruptedCallerGo() {
        Crew caller = callers(gateway(LONG), request(1));
        waitFor(() -> sent.containsKey(1L));
        caller.interrupt();
        waitFor(caller::allBack);
        assertTrue(caller.allBack(), "The caller was interrupted and still waits.");
        assertEquals(1, caller.failures().size(), "The caller was interrupted, yet call() came back with an answer.");
        assertInstanceOf(InterruptedException.class, caller.failures().getFirst());
    }

    @Test
    @Order(6)
    @DisplayName("a question without an answer ends at its limit with a TimeoutException")
    void endsAQuestionAtItsLimit() {
        Gateway gateway = gateway(SHORT);
        List<CompletableFuture<byte[]>> answers =
                List.of(gateway.ask(request(1)), gateway.ask(request(2)), gateway.ask(request(3)));
        waitFor(() -> answers.stream().allMatch(Future::isDone));
        for (CompletableFuture<byte[]> answer : answers) {
            assertTrue(answer.isDone(), "The limit is over and somebody still waits for the answer.");
            assertInstanceOf(TimeoutException.class, failure(answer), "At the limit the caller is told so.");
        }
    }

    @Test
    @Order(7)
    @DisplayName("a question is open until its limit, however many others end meanwhile")
    void endsNoQuestionBeforeItsLimit() {
        Gateway patient = gateway(LONG);
        CompletableFuture<byte[]> open = patient.ask(request(1));
        for (int id = 2; id <= 5; id++) {
            CompletableFuture<byte[]> other = patient.ask(request(id));
            sent.get((long) id).complete(new byte[1]);
            CompletableFuture<byte[]> beside = gateway(SHORT).ask(request(10 + id));
            waitFor(() -> other.isDone() && beside.isDone());
        }
        assertFalse(open.isDone(), "Its limit is minutes away: " + open);
        byte[] answer = {42};
        assertHandedOn(open, 1, answer);
    }

    @Test
    @Order(8)
    @DisplayName("a page hears again and again that its request is under way")
    void keepsThePageInformed() {
        Gateway gateway = gateway(SHORT);
        List<Long> first = new CopyOnWriteArrayList<>();
        List<Long> second = new CopyOnWriteArrayList<>();
        CompletableFuture<byte[]> quick = gateway.follow(request(1), first::add);
        gateway.follow(request(2), second::add);
        sent.get(1L).complete(new byte[1]);
        waitFor(() -> quick.isDone() && second.size() >= 3);
        assertTrue(second.size() >= 3, "A request is open and its page heard of it " + second.size() + " times.");
        assertEquals(Set.of(2L), Set.copyOf(second), "A page hears of its own request.");
    }

    @Test
    @Order(9)
    @DisplayName("an urgent request without an answer goes to the spare backend too, and its answer counts")
    void asksTheSpare() {
        Gateway gateway = gateway(SHORT);
        CompletableFuture<byte[]> urgent = gateway.race(request(1));
        waitFor(() -> sentToSpare.containsKey(1L));
        assertTrue(sentToSpare.containsKey(1L), "The first backend has not answered, yet the spare was not asked.");
        byte[] answer = {42};
        sentToSpare.get(1L).complete(answer);
        waitFor(urgent::isDone);
        assertSame(answer, urgent.getNow(null), "The spare has answered first.");
    }

    @Test
    @Order(10)
    @DisplayName("the first backend's answer counts if it comes before the spare's")
    void takesTheFirstAnswer() {
        Gateway gateway = gateway(SHORT);
        CompletableFuture<byte[]> urgent = gateway.race(request(1));
        waitFor(() -> sentToSpare.containsKey(1L));
        byte[] answer = {42};
        assertHandedOn(urgent, 1, answer);
    }

    @Test
    @Order(11)
    @DisplayName("an urgent request that is answered in time goes to one backend only")
    void sparesTheSpare() {
        Gateway gateway = gateway(MODERATE);
        for (int id = 1; id <= QUICK; id++) {
            sent.put((long) id, CompletableFuture.completedFuture(new byte[1]));
            gateway.race(request(id));
        }
        gateway.race(request(99));
        waitFor(() -> sentToSpare.containsKey(99L));
        assertEquals(Set.of(99L), sentToSpare.keySet(), "Only request 99 was not answered in time.");
    }

    @Test
    @Order(12)
    @DisplayName("a closed gateway takes no requests")
    void takesNoRequestsOnceClosed() {
        Gateway gateway = gateway(LONG);
        gateway.close();
        assertAll(
                () -> assertThrows(IllegalStateException.class, () -> gateway.call(request(1))),
                () -> assertThrows(IllegalStateException.class, () -> gateway.ask(request(2))),
                () -> assertThrows(IllegalStateException.class, () -> gateway.follow(request(3), page -> {})),
                () -> assertThrows(IllegalStateException.class, () -> gateway.race(request(4))),
                () -> assertEquals(Set.of(), sent.keySet(), "The backend got requests of a closed gateway."));
    }

    @Test
    @Order(13)
    @DisplayName("once it is closed and nothing is open, the threads that its requests shared are gone")
    void leavesNoThreadOnceClosed() {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        Gateway gateway = gateway(LONG);
        List<CompletableFuture<byte[]>> answers =
                List.of(gateway.ask(request(1)), gateway.follow(request(2), page -> {}), gateway.race(request(3)));
        answerAll();
        waitFor(() -> answers.stream().allMatch(Future::isDone));
        gateway.close();
        waitFor(() -> newThreads(before).isEmpty());
        assertEquals(
                Set.of(), newThreads(before), "The gateway is closed and nothing is open. Its threads are still here.");
    }

    /** All waits and times are of one length. */
    private Gateway gateway(Duration each) {
        Gateway gateway = new Gateway(
                request -> sent.computeIfAbsent(request.id(), id -> new CompletableFuture<>()),
                request -> sentToSpare.computeIfAbsent(request.id(), id -> new CompletableFuture<>()),
                new Due(each, each, each, each),
                told::add);
        gateways.add(gateway);
        return gateway;
    }

    private static Request request(long id) {
        return new Request(id, "client-" + id, new byte[16]);
    }

    /** Daemons, so that a gateway that lets nobody go does not keep the JVM. */
    private static Crew callers(Gateway gateway, Request... requests) {
        return Crew.start(
                "caller",
                Thread.ofPlatform().daemon().name("caller-", 0).factory(),
                requests.length,
                index -> gateway.call(requests[index]));
    }

    private byte[] callAndAnswer(Gateway gateway, long id, byte[] answer) throws Exception {
        sent.put(id, CompletableFuture.completedFuture(answer));
        return gateway.call(request(id));
    }

    private void answerAll() {
        sent.values().forEach(answer -> answer.complete(new byte[1]));
    }

    private void assertHandedOn(CompletableFuture<byte[]> future, long id, byte[] answer) {
        assertFalse(future.isDone(), "The backend has not answered request " + id + " yet.");
        sent.get(id).complete(answer);
        waitFor(future::isDone);
        assertTrue(future.isDone(), "The backend has answered request " + id + ", and nobody is told.");
        assertSame(answer, future.getNow(null), "The answer to request " + id + " is not the backend's.");
    }

    private void assertFailsAs(CompletableFuture<byte[]> future, long id, Throwable refusal) {
        sent.get(id).completeExceptionally(refusal);
        waitFor(future::isDone);
        assertSame(refusal, failure(future), "The backend refused request " + id + ".");
    }

    /** What the caller gets in place of an answer. */
    private static Throwable failure(CompletableFuture<byte[]> future) {
        return assertThrows(ExecutionException.class, future::get).getCause();
    }

    /** Alive, and not of a pool that the whole JVM shares. */
    private static Set<String> newThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> !name.startsWith("ForkJoinPool") && !name.startsWith("VirtualThread"))
                .collect(Collectors.toSet());
    }

    /** Waits until it is so or nothing more can happen. */
    private static void waitFor(BooleanSupplier so) {
        Settle.until(so);
    }
}
