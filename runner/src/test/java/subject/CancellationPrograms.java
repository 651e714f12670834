package subject;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Parcels are weighed for customers who do not wait for ever: six a round. The scales that stand still never answer. */
final class CancellationPrograms {

    private static final int CUSTOMERS = 6;
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private CancellationPrograms() {}

    private static int weigh() {
        try {
            NEVER.await();
            return 1;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static int weighWithLimit() throws InterruptedException {
        return NEVER.await(1, TimeUnit.HOURS) ? 1 : 0;
    }

    private interface Visit {
        void make(ExecutorService scales) throws Exception;
    }

    private static void rounds(ExecutorService scales, Visit visit) {
        Rounds.of(() -> visits(scales, visit));
    }

    private static void visits(ExecutorService scales, Visit visit) throws Exception {
        for (int i = 0; i < CUSTOMERS; i++) {
            try {
                visit.make(scales);
            } catch (TimeoutException | ExecutionException turnedAway) {
                // the customer goes home
            }
        }
    }

    private static void giveUp(ExecutorService scales) throws Exception {
        scales.submit(CancellationPrograms::weigh).get(20, TimeUnit.MILLISECONDS);
    }

    private static void giveUpAndTell(ExecutorService scales) throws Exception {
        Future<Integer> weight = scales.submit(CancellationPrograms::weigh);
        try {
            weight.get(20, TimeUnit.MILLISECONDS);
        } finally {
            weight.cancel(true);
        }
    }

    static void timedOutGets() {
        rounds(Executors.newCachedThreadPool(), CancellationPrograms::giveUp);
    }

    static void timedOutGetsOnVirtualThreads() {
        rounds(Executors.newVirtualThreadPerTaskExecutor(), CancellationPrograms::giveUp);
    }

    static void timedOutFutures() {
        rounds(
                Executors.newCachedThreadPool(),
                scales -> CompletableFuture.supplyAsync(CancellationPrograms::weigh, scales)
                        .orTimeout(20, TimeUnit.MILLISECONDS)
                        .get());
    }

    static void cancelledFutures() {
        rounds(
                Executors.newCachedThreadPool(),
                scales -> CompletableFuture.supplyAsync(CancellationPrograms::weigh, scales)
                        .cancel(true));
    }

    static void ownDeadlines() {
        rounds(
                Executors.newCachedThreadPool(),
                scales -> scales.submit(CancellationPrograms::weighWithLimit).get(20, TimeUnit.MILLISECONDS));
    }

    /** The weight comes when nobody reads the display any more. */
    static void lateCallbacks() {
        rounds(Executors.newCachedThreadPool(), scales -> {
            CountDownLatch gone = new CountDownLatch(1);
            CompletableFuture<Void> shown = CompletableFuture.runAsync(Subject.quietly(gone::await), scales)
                    .thenRun(CancellationPrograms::weigh);
            try {
                shown.get(20, TimeUnit.MILLISECONDS);
            } finally {
                gone.countDown();
            }
        });
    }

    /** Every now and then another customer gives up. */
    static void timedOutGetsInLiveServer() throws Exception {
        ExecutorService scales = Executors.newCachedThreadPool();
        visits(scales, CancellationPrograms::giveUp);
        again(scales, CancellationPrograms::giveUp, 200);
    }

    /** Impatient customers, who take their parcels along. */
    private static void again(ExecutorService scales, Visit visit, long pause) {
        Thread.ofPlatform().name("counter").start(Subject.quietly(() -> {
            while (true) {
                visits(scales, visit);
                Thread.sleep(pause);
            }
        }));
    }

    /** Four customers at a time get what they came for, while others give up and say so. */
    static void busyPool() throws Exception {
        ExecutorService scales = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 4; i++) {
            again(scales, CancellationPrograms::weighQuickly, 0);
        }
        again(scales, CancellationPrograms::giveUpAndTell, 20);
    }

    private static void weighQuickly(ExecutorService scales) throws Exception {
        scales.submit(() -> {
                    Thread.sleep(30);
                    return 1;
                })
                .get(1, TimeUnit.HOURS);
    }

    /** Customers wait for slow scales at both looks, while others give up and say so. */
    static void inTheMidst() throws Exception {
        ExecutorService scales = Executors.newCachedThreadPool();
        Subject.waiting(
                "customer",
                CUSTOMERS,
                () -> scales.submit(CancellationPrograms::weigh).get(1, TimeUnit.HOURS));
        again(scales, CancellationPrograms::giveUpAndTell, 20);
    }

    /** A schedule's task takes long, and so does what was begun for nobody in particular; customers give up and say so. */
    static void longTasks() throws Exception {
        ExecutorService scales = Executors.newCachedThreadPool();
        LinkedBlockingQueue<Integer> labels = new LinkedBlockingQueue<>();
        Executors.newScheduledThreadPool(1).schedule(CancellationPrograms::weigh, 0, TimeUnit.SECONDS);
        scales.submit(labels::take);
        scales.submit(CancellationPrograms::weighWithLimit);
        visits(scales, CancellationPrograms::giveUpAndTell);
        again(scales, CancellationPrograms::giveUpAndTell, 20);
    }

    /** As many customers a round, each of whom gives up and says so. */
    static void toldOfTimeOuts() {
        rounds(Executors.newCachedThreadPool(), CancellationPrograms::giveUpAndTell);
    }

    /** Work that nobody ever waited for, or that everybody has given up long ago. */
    static void workForNobodySeen() throws Exception {
        ExecutorService scales = Executors.newCachedThreadPool();
        for (int i = 0; i < 12; i++) {
            scales.submit(CancellationPrograms::weigh);
        }
        HandoffPrograms.listen();
    }
}
