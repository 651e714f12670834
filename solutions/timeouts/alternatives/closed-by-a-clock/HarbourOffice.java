package timeouts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A harbour office. Its clerks answer what the masters of ships ask: some of it they know, for the rest they ask others. */
public final class HarbourOffice implements AutoCloseable {

    /** Where a ship lies, which the office knows; how high the water stands somewhere; whether a ship may leave; or both of these. */
    public sealed interface Question {
        record Berth(String ship) implements Question {}

        record Tide(String place) implements Question {}

        record Clearance(String ship) implements Question {}

        record Departure(String ship, String place) implements Question {}
    }

    /** By when somebody wants an answer: it goes with the question, wherever that goes. */
    @FunctionalInterface
    public interface Deadline {
        /** What is left of the time; zero or less when it is over. */
        Duration left();
    }

    /** Questions that are answered at once; the next waits for a clerk. */
    private static final int CLERKS = 12;

    private final ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
    private final HttpClient http = HttpClient.newHttpClient();
    /** Closes what takes too long, which ends whoever waits for it. */
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private final SocketAddress gauge;
    private final URI customs;
    private final Map<String, String> berths;

    /** The gauge takes a place on a line of its own, answers with a line and hangs up; customs have a page for each ship. */
    public HarbourOffice(SocketAddress gauge, URI customs, Map<String, String> berths) {
        this.gauge = gauge;
        this.customs = customs;
        this.berths = Map.copyOf(berths);
    }

    /**
     * Has a clerk answer a question. The gauge and customs are asked once each, and only while there is time. It ends
     * with an IOException if one of them cannot be asked, and with a TimeoutException if the deadline is over before all
     * is known: then no clerk is with the question any more, and no connection is open for it.
     */
    public Future<String> ask(Question question, Deadline deadline) {
        return clerks.submit(() -> answer(question, deadline));
    }

    private String answer(Question question, Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        return switch (question) {
            case Question.Berth(String ship) -> berths.getOrDefault(ship, "not in this harbour");
            case Question.Tide(String place) -> tide(place, deadline);
            case Question.Clearance(String ship) -> clearance(ship, deadline);
            case Question.Departure(String ship, String place) ->
                tide(place, deadline) + ", " + clearance(ship, deadline);
        };
    }

    private String tide(String place, Deadline deadline) throws IOException, TimeoutException {
        Socket socket = new Socket();
        ScheduledFuture<?> limit = clock.schedule(() -> close(socket), millisLeft(deadline), TimeUnit.MILLISECONDS);
        try (socket) {
            socket.connect(gauge, millisLeft(deadline));
            socket.getOutputStream().write((place + "\n").getBytes(StandardCharsets.UTF_8));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (line == null) {
                throw new IOException("the gauge hung up");
            }
            return line;
        } catch (SocketTimeoutException e) {
            // a little early perhaps, by what a millisecond is rounded
            throw new TimeoutException("the time is over");
        } catch (IOException e) {
            // closed by the clock, or about to be: either way there is no time left
            millisLeft(deadline);
            throw e;
        } finally {
            limit.cancel(false);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String clearance(String ship, Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        int left = millisLeft(deadline);
        HttpRequest request = HttpRequest.newBuilder(customs.resolve(ship)).build();
        CompletableFuture<HttpResponse<String>> page = http.sendAsync(request, BodyHandlers.ofString());
        try {
            HttpResponse<String> response = page.get(left, TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("customs answer with status " + response.statusCode());
            }
            return response.body();
        } catch (ExecutionException e) {
            throw new IOException("customs cannot be asked", e.getCause());
        } finally {
            // whoever leaves without the page closes its connection
            page.cancel(true);
        }
    }

    /** What is left, rounded up: 0 would be no limit at all. */
    private static int millisLeft(Deadline deadline) throws TimeoutException {
        Duration left = deadline.left();
        if (!left.isPositive()) {
            throw new TimeoutException("the time is over");
        }
        return Math.clamp(left.plusNanos(999_999).toMillis(), 1, Integer.MAX_VALUE);
    }

    /** Sends the clerks home. */
    @Override
    public void close() {
        clerks.shutdownNow();
        clock.shutdownNow();
        http.shutdownNow();
    }
}
