package escape;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The counter of a photo shop, over HTTP. {@code POST /pictures/N} develops a picture while its customer waits,
 * {@code POST /orders/N} charges a card and sends a parcel. An answer is one line, and closes the response.
 */
public final class PhotoCounter implements AutoCloseable {

    /** What lies behind the counter. */
    public interface Shop {

        /** Develops a picture, in a moment or in minutes; fails if the machine jams. */
        String develop(int picture) throws InterruptedException;

        /** Charges the card that an order names. */
        void charge(int order) throws Declined;

        /** Sends the parcel of an order. */
        void send(int order);

        /** Shows in the shop window how many parcels were sent so far. */
        void show(long sent);
    }

    /** The bank says no. */
    public static final class Declined extends Exception {
        public Declined(String reason) {
            super(reason);
        }
    }

    private final ScheduledExecutorService window = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("window-", 0).factory());
    private final ExecutorService darkroom = Executors.newFixedThreadPool(
            40, Thread.ofPlatform().name("darkroom-", 0).factory());

    private final ScheduledThreadPoolExecutor clock = clock();
    private final LongAdder sent = new LongAdder();
    private final Shop shop;
    private final Duration beat;

    /** Opens the counter. At each beat the window is brought up to date, and who waits hears how it goes. */
    public PhotoCounter(Shop shop, Duration beat) {
        this.shop = shop;
        this.beat = beat;
        window.scheduleAtFixedRate(() -> shop.show(sent.sum()), 0, beat.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Tells a server what it serves. */
    public void routes(RoutesConfig routes) {
        routes.post("/pictures/{number}", this::develop);
        routes.before("/orders/{number}", this::charge);
        routes.post("/orders/{number}", this::send);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
                2, Thread.ofPlatform().name("clock-", 0).factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** Who waits: told how it goes until the end, and after it nothing any more. */
    private static final class Waiting implements Runnable {
        private final ServletOutputStream out;
        private final String line;
        private boolean over;

        private Waiting(ServletOutputStream out, int number) {
            this.out = out;
            this.line = "picture " + number + " is in the works";
        }

        @Override
        public synchronized void run() {
            try {
                if (!over) {
                    out.print(line + "\n");
                    out.flush();
                }
            } catch (IOException left) {
                over = true;
            }
        }

        private synchronized void end() {
            over = true;
        }
    }

    /** The request lasts until the future is done: the server gives its thread back and keeps the response open. */
    private void develop(Context ctx) throws IOException {
        int number = number(ctx);
        Waiting waiting = new Waiting(ctx.res().getOutputStream(), number);
        Future<?> lines = clock.scheduleAtFixedRate(waiting, beat.toNanos(), beat.toNanos(), TimeUnit.NANOSECONDS);
        ctx.future(() -> CompletableFuture.supplyAsync(() -> developed(number), darkroom)
                .whenComplete((picture, failure) -> {
                    lines.cancel(false);
                    waiting.end();
                })
                .thenAccept(picture -> ctx.result("picture " + number + ": " + picture + "\n")));
    }

    private String developed(int number) {
        try {
            return shop.develop(number);
        } catch (InterruptedException closing) {
            throw new IllegalStateException("the counter closes", closing);
        }
    }

    private void charge(Context ctx) throws IOException {
        try {
            shop.charge(number(ctx));
        } catch (Declined declined) {
            answer(ctx, 402, "order " + number(ctx) + ": " + declined.getMessage());
            ctx.skipRemainingHandlers();
        }
    }

    private void send(Context ctx) throws IOException {
        shop.send(number(ctx));
        sent.increment();
        answer(ctx, 200, "order " + number(ctx) + " is on its way");
    }

    private static void answer(Context ctx, int status, String line) throws IOException {
        ctx.status(status);
        ServletOutputStream out = ctx.res().getOutputStream();
        out.print(line + "\n");
        out.close();
    }

    private static int number(Context ctx) {
        return Integer.parseInt(ctx.pathParam("number"));
    }

    /** Takes the lights out of the window. Requests are the server's business: it ends before this is called. */
    @Override
    public void close() {
        window.shutdownNow();
        clock.shutdownNow();
        darkroom.shutdownNow();
    }
}
