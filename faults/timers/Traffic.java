package timers;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import shared.Crew;
import timers.Gateway.Due;
import timers.Gateway.Request;

/**
 * A gateway with clients before it and backends behind it. The first request stays open until the end; of the others the
 * backend answers every second at once and refuses the rest.
 */
final class Traffic {

    /** How a request is made, up to the point where its caller has the answer. */
    @FunctionalInterface
    interface Way {
        void make(Gateway gateway, Request request) throws Exception;
    }

    /** Of a body of a request or an answer: kept for good, and left out where objects are counted. */
    static final class Note extends WeakReference<byte[]> {
        private Note(byte[] body) {
            super(body);
        }
    }

    private static final int CALLERS = 8;
    private static final int BODY_BYTES = 20_000;
    private static final int ANSWER_BYTES = 1_000;

    private final Gateway gateway;
    private final boolean slow;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Long, CompletableFuture<byte[]>> unanswered = new ConcurrentHashMap<>();

    private final List<Note> notes = new ArrayList<>();

    private Traffic(Due due, boolean slow) {
        this.slow = slow;
        this.gateway = new Gateway(this::send, this::sendSpare, due, this::hearOf);
    }

    /** Backends that answer or refuse at once. */
    static Traffic quick(Due due) {
        return new Traffic(due, false);
    }

    /** A backend that answers a call when the operator steps in, and anything else not before the end. */
    static Traffic slow(Due due) {
        return new Traffic(due, true);
    }

    Gateway gateway() {
        return gateway;
    }

    private CompletableFuture<byte[]> send(Request request) {
        if (slow || request.id() == 1) {
            return unanswered.computeIfAbsent(request.id(), id -> new CompletableFuture<>());
        }
        return request.id() % 2 == 0
                ? CompletableFuture.completedFuture(answer())
                : CompletableFuture.failedFuture(new IllegalStateException("the backend refuses"));
    }

    private CompletableFuture<byte[]> sendSpare(Request request) {
        return CompletableFuture.completedFuture(answer());
    }

    private void hearOf(long request) {
        CompletableFuture<byte[]> answer = unanswered.remove(request);
        if (answer != null) {
            answer.complete(answer());
        }
    }

    /** Makes the request that stays open. */
    Crew open(Way way) {
        return Crew.aside("open", index -> make(way));
    }

    /** Whether the backend has that request and has not answered it. */
    boolean isOpen() {
        return unanswered.containsKey(1L);
    }

    /** Makes so many requests, each for a client of its own. */
    Crew make(int requests, Way way) {
        return Crew.start("caller", CALLERS, index -> {
            for (int i = index; i < requests; i += CALLERS) {
                make(way);
            }
        });
    }

    private void make(Way way) throws Exception {
        int number = numbers.incrementAndGet();
        try {
            way.make(gateway, new Request(number, "client-" + number, noted(new byte[BODY_BYTES])));
        } catch (ExecutionException failed) {
            // refused, or out of time: what the caller is told
        }
    }

    private byte[] answer() {
        return noted(new byte[ANSWER_BYTES]);
    }

    private synchronized byte[] noted(byte[] body) {
        notes.add(new Note(body));
        return body;
    }

    /** How many of all bodies have outlived a collection that has just been. */
    synchronized int bodies() {
        return (int) notes.stream().filter(note -> note.get() != null).count();
    }

    /** The backend answers what it has left open. */
    void answerAll() {
        unanswered.values().forEach(answer -> answer.complete(answer()));
        unanswered.clear();
    }
}
