package retries;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import retries.Board.Mast;
import retries.Board.Office;
import retries.Board.Station;
import shared.Crew;

/** One pass: its board, the office and the station behind it, with a count of who asks whom, and the drivers who come. */
final class Pass {

    /** A driver who is told nothing for so long goes another way. */
    private static final long PATIENCE = 1_000;

    private final VirtualTime time;
    private final AtomicInteger roads = new AtomicInteger();
    private final AtomicInteger winds = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger crowd = new AtomicInteger();
    private final List<Crew> drivers = new ArrayList<>();

    final Board board;

    Pass(Mast mast, VirtualTime time) {
        this.time = time;
        board = new Board(new CountingOffice(new CountingStation(mast)), time);
    }

    /** An office that counts who asks it. */
    private final class CountingOffice extends Office {

        CountingOffice(Station station) {
            super(station, time);
        }

        @Override
        public boolean isOpen(String pass) throws IOException, InterruptedException {
            roads.incrementAndGet();
            return super.isOpen(pass);
        }
    }

    /** A station that counts who asks it. */
    private final class CountingStation extends Station {

        CountingStation(Mast mast) {
            super(mast, time);
        }

        @Override
        public int wind(String pass) throws IOException, InterruptedException {
            winds.incrementAndGet();
            return super.wind(pass);
        }
    }

    /** A driver comes so long after the beginning. */
    void comes(Duration due) {
        time.at(due, () -> {
            Crew driver = Crew.start("driver", 1, number -> read());
            drivers.add(driver);
            time.waitFor(driver);
        });
    }

    private void read() throws IOException, InterruptedException {
        long came = time.millis();
        crowd.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try {
            board.read(WinterMast.PASS);
            answered.addAndGet(inPatience(came));
        } finally {
            told.addAndGet(inPatience(came));
            inside.decrementAndGet();
        }
    }

    private int inPatience(long came) {
        return time.millis() - came <= PATIENCE ? 1 : 0;
    }

    /** Questions that came to the office. */
    int roads() {
        return roads.get();
    }

    /** Questions that came to the station. */
    int winds() {
        return winds.get();
    }

    /** Drivers who read in time whether they may go up. */
    int answered() {
        return answered.get();
    }

    /** Drivers who knew in time where they were: by an answer, or by being told that there is none. */
    int told() {
        return told.get();
    }

    /** The most drivers, each with a thread, who stood before the board at the same time. */
    int crowd() {
        return crowd.get();
    }

    /** Who came. */
    List<Crew> drivers() {
        return List.copyOf(drivers);
    }
}
