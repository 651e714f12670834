// spotless:off
//JAVA 25+
//SOURCES Reception.java
//SOURCES ../shared/AtHand.java
//SOURCES ../shared/Attempt.java
//SOURCES ../shared/Bounds.java
//SOURCES ../shared/CancelEachStep.java
//SOURCES ../shared/CollectionCauses.java
//SOURCES ../shared/Crew.java
//SOURCES ../shared/DiagnosticCommand.java
//SOURCES ../shared/FullCollections.java
//SOURCES ../shared/GarbageCollections.java
//SOURCES ../shared/JvmFlags.java
//SOURCES ../shared/LabYaml.java
//SOURCES ../shared/Live.java
//SOURCES ../shared/LiveHeap.java
//SOURCES ../shared/LiveThreads.java
//SOURCES ../shared/MappedFiles.java
//SOURCES ../shared/NativeMemory.java
//SOURCES ../shared/Operations.java
//SOURCES ../shared/Reports.java
//SOURCES ../shared/Sampler.java
//SOURCES ../shared/Scenario.java
//SOURCES ../shared/Settle.java
//SOURCES ../shared/Shapes.java
//SOURCES ../shared/Shown.java
//SOURCES ../shared/Standalone.java
//SOURCES ../shared/Terminal.java
//SOURCES ../shared/Unheard.java
//SOURCES ../shared/VirtualThreads.java
//SOURCES ../shared/Workers.java
//FILES lab.yaml=../../labs/threadlocals/lab.yaml
// spotless:on
package threadlocals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import shared.Crew;
import shared.LiveHeap;
import shared.Scenario;
import shared.Shapes;
import threadlocals.Reception.Guest;
import threadlocals.Reception.Tour;

/** A day at the reception for each kind of work: a quiet half with half of the staff, and a busy one with all of it. */
public final class ThreadlocalsScenario {

    private static final int CLERKS = 24;

    private static final int MESSENGERS = 16;

    /** Times that all clerks serve at once, in the busy half of the day. */
    private static final int ROUNDS = 4;

    /** Times that all clerks serve a regular at once, in each half of a day. */
    private static final int REGULARS = 40;

    /** Groups in each half of a day. */
    private static final int TOURS = 40;

    /** Bytes of a guest's papers. */
    private static final int PAPERS = 512_000;

    private static final int FORM = 4_096;

    /** A hotel has one reception. */
    private static volatile Reception reception;

    private final Scenario scenario;
    private final AtomicInteger forms = new AtomicInteger();
    private final AtomicInteger strangers = new AtomicInteger();
    private final AtomicInteger guests = new AtomicInteger();

    private ThreadlocalsScenario(Scenario scenario) {
        this.scenario = scenario;
    }

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("guests", scenario -> new ThreadlocalsScenario(scenario).guests())
                .add("groups", scenario -> new ThreadlocalsScenario(scenario).groups())
                .add("errands", scenario -> new ThreadlocalsScenario(scenario).errands())
                .add("regulars", scenario -> new ThreadlocalsScenario(scenario).regulars())
                .main(args);
    }

    /** One guest a clerk, all at once, again and again; every third one walks out. In the end the house is cleaned. */
    private void guests() {
        Runnable quiet = () -> serve(1, CLERKS / 2);
        Runnable busy = () -> {
            serve(ROUNDS, CLERKS);
            clean();
        };
        scenario.signal("kept", day("guests", CLERKS / 2, ROUNDS * CLERKS, quiet, busy));
        scenario.signal("strangers", strangers.get());
        reception.close();
    }

    private void serve(int rounds, int atOnce) {
        for (int round = 0; round < rounds; round++) {
            atOnce(atOnce, this::serve);
        }
    }

    private void clean() {
        atOnce(
                CLERKS,
                barrier -> reception.chore(() -> {
                    barrier.await();
                    strangers.addAndGet(Reception.guest().isPresent() ? 1 : 0);
                    return null;
                }));
    }

    private Future<?> serve(CyclicBarrier barrier) {
        Guest guest = guest();
        boolean walksOut = guests.get() % 3 == 0;
        return reception.serve(guest, () -> {
            barrier.await();
            if (walksOut) {
                throw new IllegalStateException(guest.name() + " has walked out");
            }
            return Reception.guest().orElseThrow().papers().length;
        });
    }

    /** Groups, one after the other, each shown round by all clerks at once. */
    private void groups() {
        Runnable half = () -> {
            for (int group = 0; group < TOURS; group++) {
                Tour tour = reception.tour();
                atOnce(CLERKS, barrier -> tour.show((byte) 1, barrier::await));
            }
        };
        scenario.signal("kept", day("groups", TOURS, TOURS, half, half));
        reception.close();
    }

    /** Guests one after the other, each of whom needs one messenger more than the one before. */
    private void errands() {
        Runnable quiet = () -> send(1, MESSENGERS / 2);
        Runnable busy = () -> send(MESSENGERS / 2 + 1, MESSENGERS);
        scenario.signal("kept", day("guests", MESSENGERS / 2, MESSENGERS / 2, quiet, busy));
        scenario.signal("strangers", strangers.get());
        reception.close();
    }

    private void send(int first, int last) {
        for (int messengers = first; messengers <= last; messengers++) {
            Guest guest = guest();
            int atOnce = messengers;
            atOnce(
                    1,
                    alone -> reception.serve(guest, () -> {
                        together(
                                atOnce,
                                barrier -> reception.send(() -> {
                                    barrier.await();
                                    boolean his = Reception.guest()
                                            .filter(guest::equals)
                                            .isPresent();
                                    strangers.addAndGet(his ? 0 : 1);
                                    return null;
                                }));
                        return null;
                    }));
        }
    }

    /** Guests with nothing but a name, for each of whom a form is filled in. */
    private void regulars() {
        Runnable half = () -> {
            for (int round = 0; round < REGULARS; round++) {
                atOnce(
                        CLERKS,
                        barrier -> reception.serve(new Guest("regular", new byte[0]), () -> {
                            reception.form()[0]++;
                            barrier.await();
                            return null;
                        }));
            }
        };
        scenario.signal("kept", day("guests", REGULARS * CLERKS, REGULARS * CLERKS, half, half));
        scenario.signal("forms", forms.get());
        reception.close();
    }

    /** A day with a reception of its own; returns the bytes that came with it and are still alive. */
    private long day(String unit, int inQuiet, int inBusy, Runnable quiet, Runnable busy) {
        reception = new Reception(CLERKS, MESSENGERS, () -> {
            forms.incrementAndGet();
            return new byte[FORM];
        });
        scenario.show("reception", reception);
        atOnce(1, alone -> reception.serve(new Guest("first", new byte[0]), () -> 0));
        long before = LiveHeap.bytes();
        scenario.work(unit, 0);
        scenario.checkpoint("begun");
        quiet.run();
        scenario.work(unit, inQuiet);
        scenario.checkpoint("half");
        busy.run();
        scenario.work(unit, inQuiet + inBusy);
        scenario.checkpoint("full");
        return Math.max(0, LiveHeap.bytes() - before);
    }

    /** Has somebody begin so much work at once, and waits until all of it has ended in one way or another. */
    private void atOnce(int size, Function<CyclicBarrier, Future<?>> begin) {
        Crew desk = Crew.start("desk", 1, index -> together(size, begin));
        scenario.settle(desk::allBack);
        scenario.tell(desk);
    }

    private void together(int size, Function<CyclicBarrier, Future<?>> begin) throws InterruptedException {
        CyclicBarrier barrier = new CyclicBarrier(size);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(begin.apply(barrier));
        }
        for (Future<?> one : all) {
            try {
                one.get();
            } catch (ExecutionException end) {
                // one who walked out
            }
        }
    }

    private Guest guest() {
        return new Guest("guest " + guests.incrementAndGet(), new byte[PAPERS]);
    }
}
