package escape;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /** As many pictures at once; whoever brings one more is turned away with a failure. */
    private final ExecutorService darkroom = new ThreadPoolExecutor(
            0,
            64,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("darkroom-", 0).factory());

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

    /** The work is the request's: however the request ends, the work ends with it. */
    private void develop(Context ctx) throws Exception {
        int number = number(ctx);
        Future<String> picture = darkroom.submit(() -> shop.develop(number));
        try {
            answer(ctx, 200, "picture " + number + ": " + awaited(picture, ctx));
        } finally {
            picture.cancel(true);
        }
    }

    /** Only the request's own thread writes: a line at each beat, for the customer, and for proxies, which cut a connection that is silent. */
    private String awaited(Future<String> picture, Context ctx) throws Exception {
        ServletOutputStream out = ctx.res().getOutputStream();
        while (true) {
            try {
                return picture.get(beat.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException notYet) {
                out.print("picture " + number(ctx) + " is in the works\n");
                out.flush();
            }
        }
    }

    private void charge(Context ctx) throws IOException {
        try {
            shop.charge(number(ctx));
        } catch (Declined declined) {
            answer(ctx, 402, "order " + number(ctx) + ": " + declined.getMessage());
        }
    }

    private void send(Context ctx) throws IOException {
        shop.send(number(ctx));
        sent.increment();
        if (!ctx.res().isCommitted()) {
            answer(ctx, 200, "order " + number(ctx) + " is on its way");
        }
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
        darkroom.shutdownNow();
    }
}
