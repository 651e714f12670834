package retries;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

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

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Office office;
    private final Time time;

    /** Puts up a board. */
    public Board(Office office, Time time) {
        this.office = office;
        this.time = time;
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
        private final Time time;

        /** Opens the office. */
        public Office(Station station, Time time) {
            this.station = station;
            this.time = time;
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
        private final Time time;

        /** Opens the station. */
        public Station(Mast mast, Time time) {
            this.mast = mast;
            this.time = time;
        }

        /** The wind on a pass, in m/s; fails as {@link Board#read}. */
        public int wind(String pass) throws IOException, InterruptedException {
            for (int tries = 1; ; tries++) {
                try {
                    return mast.wind(pass);
                } catch (IOException e) {
                    if (tries == TRIES) {
                        throw new IOException("the station has lost the mast", e);
                    }
                    time.pause(PAUSE);
                }
            }
        }
    }
}
