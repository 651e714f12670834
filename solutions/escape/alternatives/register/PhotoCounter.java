package escape;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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

    /** Whoever waits for a picture, with the line they get. Who looks at it or writes holds its lock. */
    private final Map<ServletOutputStream, String> waiting = new HashMap<>();

    private final LongAdder sent = new LongAdder();
    private final Shop shop;
    private final Duration beat;

    /** Opens the counter. At each beat the window is brought up to date, and who waits hears how it goes. */
    public PhotoCounter(Shop shop, Duration beat) {
        this.shop = shop;
        this.beat = beat;
        window.scheduleAtFixedRate(() -> shop.show(sent.sum()), 0, beat.toNanos(), TimeUnit.NANOSECONDS);
        window.scheduleAtFixedRate(this::informAll, beat.toNanos(), beat.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Tells a server what it serves. */
    public void routes(RoutesConfig routes) {
        routes.post("/pictures/{number}", this::develop);
        routes.before("/orders/{number}", this::charge);
        routes.post("/orders/{number}", this::send);
    }

    private void develop(Context ctx) throws IOException, InterruptedException {
        ServletOutputStream out = ctx.res().getOutputStream();
        synchronized (waiting) {
            waiting.put(out, "picture " + number(ctx) + " is in the works");
        }
        String picture;
        try {
            picture = shop.develop(number(ctx));
        } finally {
            synchronized (waiting) {
                waiting.remove(out);
            }
        }
        answer(ctx, 200, "picture " + number(ctx) + ": " + picture);
    }

    /** One thread for all: at each beat, whoever still waits hears of it. */
    private void informAll() {
        synchronized (waiting) {
            waiting.entrySet().removeIf(customer -> !inform(customer.getKey(), customer.getValue()));
        }
    }

    private static boolean inform(ServletOutputStream out, String line) {
        try {
            out.print(line + "\n");
            out.flush();
            return true;
        } catch (IOException left) {
            return false;
        }
    }

    private void charge(Context ctx) throws IOException {
        try {
            shop.charge(number(ctx));
            ctx.attribute("paid", true);
        } catch (Declined declined) {
            answer(ctx, 402, "order " + number(ctx) + ": " + declined.getMessage());
        }
    }

    private void send(Context ctx) throws IOException {
        if (ctx.attribute("paid") == null) {
            return;
        }
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
    }
}
