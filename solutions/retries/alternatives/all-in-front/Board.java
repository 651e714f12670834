package retries;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

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

    private static final int TRIES = 3;

    private final Office office;
    private final Time time;
    private final Breaker breaker;

    /** Puts up a board. */
    public Board(Office office, Time time) {
        this.office = office;
        this.time = time;
        breaker = new Breaker(time.clock());
    }

    /**
     * What a driver reads: {@code open} or {@code closed}, as it is now.
     *
     * @throws IOException if that cannot be told now
     * @throws IllegalArgumentException if there is no such pass
     */
    public String read(String pass) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            if (!breaker.lets()) {
                throw new IOException("the mast has been silent, and is left alone");
            }
            try {
                boolean open = office.isOpen(pass);
                breaker.succeeded();
                return open ? "open" : "closed";
            } catch (IOException e) {
                breaker.failed();
                if (tries == TRIES) {
                    throw new IOException("the board stays dark", e);
                }
                time.pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(50, 250L << tries)));
            }
        }
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

        private final Mast mast;

        /** Opens the station. */
        public Station(Mast mast, Time time) {
            this.mast = mast;
        }

        /** The wind on a pass, in m/s; fails as {@link Board#read}. */
        public int wind(String pass) throws IOException, InterruptedException {
            return mast.wind(pass);
        }
    }

    /** Lets nobody through for a second once five calls in a row have failed; then one, and all if that one succeeds. */
    static final class Breaker {

        private static final int IN_A_ROW = 5;

        private static final Duration LEFT_ALONE = Duration.ofSeconds(1);

        private final Clock clock;
        private int failed;
        private Instant next = Instant.MIN;

        Breaker(Clock clock) {
            this.clock = clock;
        }

        synchronized boolean lets() {
            if (failed < IN_A_ROW) {
                return true;
            }
            Instant now = clock.instant();
            if (now.isBefore(next)) {
                return false;
            }
            next = now.plus(LEFT_ALONE);
            return true;
        }

        synchronized void succeeded() {
            failed = 0;
        }

        synchronized void failed() {
            failed++;
            next = clock.instant().plus(LEFT_ALONE);
        }
    }
}
