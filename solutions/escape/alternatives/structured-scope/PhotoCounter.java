package escape;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
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
        routes.post("/orders/{number}", this::order);
    }

    private void develop(Context ctx) throws Exception {
        answer(ctx, 200, "picture " + number(ctx) + ": " + developed(ctx));
    }

    /** Two tasks; whichever ends first ends the other, and the scope is left when both are gone. */
    private String developed(Context ctx) throws Exception {
        ServletOutputStream out = ctx.res().getOutputStream();
        try (var both = StructuredTaskScope.open(Joiner.allUntil(any -> true))) {
            Subtask<String> picture = both.fork(() -> shop.develop(number(ctx)));
            both.fork(() -> inform(out, number(ctx)));
            both.join();
            return switch (picture.state()) {
                case SUCCESS -> picture.get();
                case FAILED -> throw new ExecutionException(picture.exception());
                case UNAVAILABLE -> throw new IOException("the customer of picture " + number(ctx) + " has left");
            };
        }
    }

    /** A line at each beat, for the customer, and for proxies, which cut a connection that is silent, until interrupted. */
    private void inform(ServletOutputStream out, int number) {
        try {
            while (true) {
                Thread.sleep(beat);
                out.print("picture " + number + " is in the works\n");
                out.flush();
            }
        } catch (InterruptedException | IOException end) {
            // the picture is ready, or the customer has left
        }
    }

    private void order(Context ctx) throws IOException {
        int number = number(ctx);
        try {
            shop.charge(number);
        } catch (Declined declined) {
            answer(ctx, 402, "order " + number + ": " + declined.getMessage());
            return;
        }
        shop.send(number);
        sent.increment();
        answer(ctx, 200, "order " + number + " is on its way");
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
