package timers;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/** The shop's way to its backends. Whoever waits for an answer is looked after until it is there. */
public final class Gateway implements AutoCloseable {

    /** One request: its number, the client it came from, and its body, some 20 KB. */
    public record Request(long id, String client, byte[] body) {}

    /** Where requests go. The answer is there at once, or later, or is a failure. */
    @FunctionalInterface
    public interface Backend {
        CompletableFuture<byte[]> send(Request request);
    }

    /**
     * What is due when, counted from the moment a request is sent.
     *
     * @param slow the operator hears of a call
     * @param limit a question ends without an answer
     * @param beat a page hears that its request is under way, and again after each further beat
     * @param spare an urgent request goes to the spare backend too
     */
    public record Due(Duration slow, Duration limit, Duration beat, Duration spare) {}

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final Backend backend;
    private final Backend spare;
    private final Due due;
    private final LongConsumer operator;
    private volatile boolean open = true;

    /** Opens a way to a backend and to its spare; the operator gets the number of each call that is slow. */
    public Gateway(Backend backend, Backend spare, Due due, LongConsumer operator) {
        this.backend = backend;
        this.spare = spare;
        this.due = due;
        this.operator = operator;
        scheduler.setRemoveOnCancelPolicy(true);
    }

    /** Waits for the answer. The operator hears of it, once, if there is none when the call is slow. */
    public byte[] call(Request request) throws InterruptedException, ExecutionException {
        CompletableFuture<byte[]> answer = send(request);
        TimerTask slow = new TimerTask() {
            @Override
            public void run() {
                if (!answer.isDone()) {
                    operator.accept(request.id());
                }
            }
        };
        Timer timer = new Timer("slow-" + request.id(), true);
        timer.schedule(slow, due.slow().toMillis());
        try {
            return answer.get();
        } finally {
            timer.cancel();
        }
    }

    /** The answer, or a {@link TimeoutException} if there is none within the limit. */
    public CompletableFuture<byte[]> ask(Request request) {
        CompletableFuture<byte[]> answer = send(request);
        long id = request.id();
        return until(
                answer, after(due.limit(), () -> answer.completeExceptionally(new TimeoutException("request " + id))));
    }

    /** The answer; until it is there the page gets the request's number at each beat. */
    public CompletableFuture<byte[]> follow(Request request, LongConsumer page) {
        CompletableFuture<byte[]> answer = send(request);
        long id = request.id();
        long beat = due.beat().toNanos();
        return until(answer, scheduler.scheduleAtFixedRate(() -> page.accept(id), beat, beat, TimeUnit.NANOSECONDS));
    }

    /** The first answer of two: the spare backend is asked too if there is none when the spare is due. */
    public CompletableFuture<byte[]> race(Request request) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        pass(send(request), answer);
        return until(
                answer, after(due.spare(), () -> CompletableFuture.runAsync(() -> pass(spare.send(request), answer))));
    }

    /** Hands on how one future ends to another, unless that has ended already. */
    private static void pass(CompletableFuture<byte[]> from, CompletableFuture<byte[]> to) {
        from.whenComplete((bytes, failure) -> {
            if (failure == null) {
                to.complete(bytes);
            } else {
                to.completeExceptionally(failure);
            }
        });
    }

    private Future<?> after(Duration delay, Runnable task) {
        return scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** However the answer ends, with it goes what was armed for it. */
    private static CompletableFuture<byte[]> until(CompletableFuture<byte[]> answer, Future<?> armed) {
        answer.whenComplete((bytes, failure) -> armed.cancel(false));
        return answer;
    }

    private CompletableFuture<byte[]> send(Request request) {
        if (!open) {
            throw new IllegalStateException("the gateway is closed; request " + request.id() + " was not sent");
        }
        return backend.send(request);
    }

    /** Takes no more requests; once none is open, no thread of the gateway's is left. */
    @Override
    public void close() {
        open = false;
        scheduler.shutdownNow();
    }
}
