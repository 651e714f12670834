package calls;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import shared.Attempt;
import shared.CancelEachStep.Begin;
import shared.CancelEachStep.Call;

/** Calls of three steps, knead, bake and pack, by callers who may go at each. */
public final class Calls {

    private interface Work {
        void run() throws Exception;
    }

    private Calls() {}

    private static void steps(Attempt attempt) throws InterruptedException {
        attempt.step("knead");
        attempt.step("bake");
        attempt.step("pack");
    }

    private static ExecutorService pool() {
        return Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("baker-", 0).factory());
    }

    private static void submit(Attempt attempt, boolean tells, Work work) throws Exception {
        Future<?> bread = pool().submit(() -> {
            work.run();
            return null;
        });
        try {
            bread.get(attempt.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            bread.cancel(tells);
        }
    }

    public static Call interrupts() {
        return attempt -> submit(attempt, true, () -> steps(attempt));
    }

    public static Call tellsNobody() {
        return attempt -> submit(attempt, false, () -> steps(attempt));
    }

    public static Call asksBetween() {
        return attempt -> {
            Thread caller = Thread.currentThread();
            submit(attempt, false, () -> {
                for (String name : new String[] {"knead", "bake", "pack"}) {
                    if (!caller.isAlive()) {
                        return;
                    }
                    attempt.step(name);
                }
            });
        };
    }

    public static Call asksBeforeBaking() {
        return attempt -> {
            Thread caller = Thread.currentThread();
            submit(attempt, false, () -> {
                attempt.step("knead");
                if (caller.isAlive()) {
                    attempt.step("bake");
                    attempt.step("pack");
                }
            });
        };
    }

    public static Call swallowsTheInterrupt() {
        return attempt -> submit(attempt, true, () -> {
            try {
                attempt.step("knead");
            } catch (InterruptedException swallowed) {
                // goes on
            }
            attempt.step("bake");
            attempt.step("pack");
        });
    }

    /** Each step is done by another thread. */
    public static Call handsOn() {
        return attempt -> {
            ExecutorService pool = pool();
            CompletableFuture.runAsync(() -> step(attempt, "knead"), pool)
                    .thenRunAsync(() -> step(attempt, "bake"), pool)
                    .thenRunAsync(() -> step(attempt, "pack"), pool)
                    .get(attempt.deadline().toMillis(), TimeUnit.MILLISECONDS);
        };
    }

    private static void step(Attempt attempt, String name) {
        try {
            attempt.step(name);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Nobody is there any more to take the bread. */
    public static Call handsOverToNobody() {
        return attempt -> {
            SynchronousQueue<String> counter = new SynchronousQueue<>();
            pool().submit(() -> {
                attempt.step("knead");
                counter.put("bread");
                return null;
            });
            counter.poll(attempt.deadline().toMillis(), TimeUnit.MILLISECONDS);
        };
    }

    /** The oven hears no interrupt, and is on for as long as it is told. */
    public static Call ovenOn(Duration limit) {
        return attempt -> submit(attempt, true, () -> {
            attempt.step("knead");
            attempt.step("bake", limit.isZero() ? attempt.deadline() : limit);
        });
    }

    public static Call waitsItOut() {
        return attempt -> CompletableFuture.runAsync(() -> step(attempt, "knead")).get();
    }

    /** A baker of our own, who waits for the next order in a queue. */
    public static Call ownWorker() {
        return attempt -> {
            LinkedBlockingQueue<Runnable> orders = new LinkedBlockingQueue<>();
            Thread baker = Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    try {
                        orders.take().run();
                    } catch (InterruptedException | RuntimeException stopped) {
                        // the next order
                    }
                }
            });
            CompletableFuture<Void> bread = new CompletableFuture<>();
            orders.add(() -> {
                step(attempt, "knead");
                step(attempt, "bake");
                bread.complete(null);
            });
            try {
                bread.get(attempt.deadline().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | InterruptedException gone) {
                baker.interrupt();
                throw gone;
            }
        };
    }

    /** Cancelling a future of this kind interrupts nobody. */
    public static Begin beginsAFuture() {
        return attempt -> CompletableFuture.runAsync(() -> {
            step(attempt, "knead");
            step(attempt, "bake");
        });
    }

    public static Begin beginsATask() {
        return attempt -> pool().submit(() -> {
            steps(attempt);
            return "bread";
        });
    }

    public static Call comesToNoStep() {
        return attempt -> {};
    }
}
