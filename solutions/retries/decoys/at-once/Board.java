package retries;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The board at the foot of the pass. It asks the road office, the office asks the weather station, the station the mast. */
public final class Board {

    /** The mast at the top of the pass. */
    public interface Mast {

        /**
         * The wind on a pass, in m/s.
         *
         * @throws IOException if the mast does not answer
         * @throws IllegalArgumentException if it stands on no such pass
         */
        int wind(String pass) throws IOException, InterruptedException;
    }

    /** The time that board, office and station go by; they have no other. */
    public interface Time {

        /** What time it is. */
        Clock clock();

        /** Waits. */
        void pause(Duration pause) throws InterruptedException;
    }

    private final Office office;

    /** Puts up a board. */
    public Board(Office office, Time time) {
        this.office = office;
    }

    /**
     * What a driver reads: {@code open} or {@code closed}, as it is now.
     *
     * @throws IOException if that cannot be told now
     * @throws IllegalArgumentException if there is no such pass
     */
    public String read(String pass) throws IOException, InterruptedException {
        return office.isOpen(pass) ? "open" : "closed";
    }

    /** The road office in the valley. A pass is open while the wind is below 25 m/s. */
    public static class Office {

        private final Station station;

        /** Opens the office. */
        public Office(Station station, Time time) {
            this.station = station;
        }

        /** Whether a pass is open; fails as {@link Board#read}. */
        public boolean isOpen(String pass) throws IOException, InterruptedException {
            return station.wind(pass) < 25;
        }
    }

    /**
     * The weather station below the pass. If the mast has but a hiccup, no driver hears of it. A mast that has gone silent for good is asked about once a
     * second, and within three seconds of its first word there are answers again.
     */
    public static class Station {

        private static final int TRIES = 3;

        /** Before the second try, give or take a half; before the third, twice as long. */
        private static final Duration PAUSE = Duration.ofMillis(200);

        /** Half of the last so many calls failed: the mast is silent. */
        private static final int LAST_CALLS = 10;

        /** Then nobody asks it for so long. */
        private static final Duration LEFT_ALONE = Duration.ofSeconds(1);

        private final Mast mast;
        private final CircuitBreaker breaker;
        private final Retry again;

        /** Opens the station. */
        public Station(Mast mast, Time time) {
            this.mast = mast;
            breaker = CircuitBreaker.of(
                    "mast",
                    CircuitBreakerConfig.custom()
                            .slidingWindowSize(LAST_CALLS)
                            .minimumNumberOfCalls(LAST_CALLS)
                            .waitDurationInOpenState(LEFT_ALONE)
                            .permittedNumberOfCallsInHalfOpenState(1)
                            .recordExceptions(IOException.class)
                            .clock(time.clock())
                            .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                            .build());
            again = Retry.of(
                    "mast",
                    RetryConfig.custom()
                            .maxAttempts(TRIES)
                            .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(PAUSE, 2, 0.5))
                            .retryExceptions(IOException.class)
                            .build());
        }

        /** The wind on a pass, in m/s; fails as {@link Board#read}. */
        public int wind(String pass) throws IOException, InterruptedException {
            Retry.AsyncContext<Integer> tries = again.asyncContext();
            while (true) {
                try {
                    return ask(pass);
                } catch (CallNotPermittedException e) {
                    throw new IOException("the mast has been silent, and is left alone", e);
                } catch (IOException e) {
                    long pause = tries.onError(e);
                    if (pause < 0) {
                        throw new IOException("the station has lost the mast", e);
                    }
                }
            }
        }

        /** Asks the mast, once, unless it is left alone. */
        private int ask(String pass) throws IOException, InterruptedException {
            breaker.acquirePermission();
            long begun = breaker.getCurrentTimestamp();
            try {
                int wind = mast.wind(pass);
                breaker.onSuccess(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit());
                return wind;
            } catch (IOException | RuntimeException e) {
                breaker.onError(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit(), e);
                throw e;
            } catch (InterruptedException e) {
                breaker.releasePermission();
                throw e;
            }
        }
    }
}
