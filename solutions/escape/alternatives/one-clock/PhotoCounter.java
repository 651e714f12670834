package escape;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

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
        routes.exception(Declined.class, this::tell);
        routes.post("/orders/{number}", this::order);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
                2, Thread.ofPlatform().name("clock-", 0).factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    private void develop(Context ctx) throws IOException, InterruptedException {
        answer(ctx, 200, "picture " + number(ctx) + ": " + developed(ctx));
    }

    /** The line that is being written when the work ends is written to its end; none begins after. */
    private String developed(Context ctx) throws IOException, InterruptedException {
        ReentrantLock writing = new ReentrantLock();
        ServletOutputStream out = ctx.res().getOutputStream();
        Future<?> lines = clock.scheduleAtFixedRate(
                () -> inform(out, number(ctx), writing), beat.toNanos(), beat.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return shop.develop(number(ctx));
        } finally {
            lines.cancel(false);
            writing.lock();
        }
    }

    /** Once the request has the lock, it never gives it back. */
    private static void inform(ServletOutputStream out, int number, ReentrantLock writing) {
        if (writing.tryLock()) {
            try {
                out.print("picture " + number + " is in the works\n");
                out.flush();
            } catch (IOException e) {
                throw new IllegalStateException("the customer of picture " + number + " has left", e);
            } finally {
                writing.unlock();
            }
        }
    }

    private void order(Context ctx) throws Declined, IOException {
        shop.charge(number(ctx));
        shop.send(number(ctx));
        sent.increment();
        answer(ctx, 200, "order " + number(ctx) + " is on its way");
    }

    private void tell(Declined declined, Context ctx) {
        ctx.status(402).result("order " + number(ctx) + ": " + declined.getMessage() + "\n");
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
    }
}
