package timeouts;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import shared.Crew;
import shared.Scenario;
import shared.Scenario.Checkpoint;
import shared.Settle;
import timeouts.HarbourOffice.Deadline;
import timeouts.HarbourOffice.Question;
import timeouts.Peer.Manner;

/** One day: masters ask what the office has to ask for in turn, then pilots ask what it knows. */
final class Day {

    /** As many as there are clerks. */
    private static final int MASTERS = 12;

    /** They ask nobody but the office. */
    private static final int PILOTS = 12;

    /** Half of the clerks: the others are there for the pilots. */
    private static final int PATIENT = 6;

    /** For who is to go without an answer; long enough to be with whoever does not answer before it is over. */
    private static final Duration SHORT = Duration.ofMillis(500);

    /** For who is to have one, however busy the machine. */
    private static final Duration FAR = Duration.ofMinutes(10);

    private final Scenario scenario;
    private final Peer gauge;
    private final Peer customs;
    private final HarbourOffice office;

    Day(Scenario scenario, Manner ofGauge, Manner ofCustoms) {
        this.scenario = scenario;
        gauge = Peer.gauge(Manner.ANSWERS);
        customs = Peer.customs(Manner.ANSWERS);
        office = new HarbourOffice(
                gauge.address(),
                URI.create("http://127.0.0.1:" + customs.address().getPort() + "/"),
                Map.of("Anna", "berth 4"));
        scenario.show("office", office);
        // the first question of a day loads what is needed to ask: that is nobody's delay
        scenario.settle(office.ask(new Question.Departure("Anna", "quay0"), in(FAR))::isDone);
        gauge.turn(ofGauge);
        customs.turn(ofCustoms);
    }

    static Question tide(int number) {
        return new Question.Tide("quay" + number);
    }

    static Question clearance(int number) {
        return new Question.Clearance("ship" + number);
    }

    /** Nobody who waits for the gauge or for customs gets an answer. */
    void pass(IntFunction<Question> question) throws IOException {
        scenario.checkpoint("open");
        Crew masters = ask("master", MASTERS, question, SHORT);
        Settle.surely(() -> asked() == MASTERS || masters.allBack());
        Crew pilots = ask("pilot", PILOTS, number -> new Question.Berth("Anna"), FAR);
        Settle.patiently(() -> masters.allBack() && pilots.allBack() && inside() == 0);
        Checkpoint waited = scenario.checkpoint("waited");
        Settle.surely(() -> masters.allBack() && pilots.allBack() && inside() == 0);
        Checkpoint settled = scenario.checkpoint("settled");
        scenario.signal("stuck", waited.stillBusyAt(settled));
        scenario.signal("open", inside());
        scenario.signal(
                "told", masters.failures().stream().filter(Day::isTimeout).count());
        scenario.signal("pilots", pilots.done());
        end();
    }

    /** The gauge and customs answer when everybody waits for them and the pilots have been served. */
    void passLate() throws IOException {
        scenario.checkpoint("open");
        Crew masters = ask("master", PATIENT, number -> number % 2 == 0 ? tide(number) : clearance(number), FAR);
        Settle.surely(() -> asked() == PATIENT);
        Crew pilots = ask("pilot", PILOTS, number -> new Question.Berth("Anna"), FAR);
        scenario.settle(pilots::allBack);
        scenario.checkpoint("waited");
        scenario.signal("pilots", pilots.done());
        gauge.turn(Manner.ANSWERS);
        customs.turn(Manner.ANSWERS);
        scenario.settle(masters::allBack);
        scenario.checkpoint("settled");
        scenario.signal("answered", masters.done());
        scenario.tell(masters);
        end();
    }

    private Crew ask(String who, int size, IntFunction<Question> question, Duration time) {
        return Crew.start(
                who,
                size,
                number -> office.ask(question.apply(number), in(time)).get());
    }

    /** So much time from now on. */
    static Deadline in(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> Duration.ofNanos(end - System.nanoTime());
    }

    /** Questions that came to the gauge and customs since the first. */
    private int asked() {
        return gauge.came() + customs.came() - 2;
    }

    private int inside() {
        return gauge.inside() + customs.inside();
    }

    /** Whether somebody was told that the time is over. */
    private static boolean isTimeout(Throwable failure) {
        return failure.getCause() instanceof TimeoutException;
    }

    /** Whoever still waits for a neighbour waits on, as they would. */
    private void end() throws IOException {
        if (inside() == 0) {
            gauge.close();
            customs.close();
            office.close();
        }
    }
}
