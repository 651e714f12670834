// spotless:off
//JAVA 25+
//SOURCES Day.java
//SOURCES Gate.java
//SOURCES Rest.java
//SOURCES ShopStock.java
//SOURCES Shops.java
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
//FILES lab.yaml=../../labs/deadlock/lab.yaml
// spotless:on
package deadlock;

import java.util.concurrent.ThreadFactory;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import shared.Crew;
import shared.Scenario;
import shared.Scenario.Checkpoint;
import shared.Shapes;

/** Four busy moments of a chain of shops. */
public final class DeadlockScenario {

    private static final int DRIVERS = 8;

    private DeadlockScenario() {}

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("crossing", DeadlockScenario::crossing)
                .add("circle", DeadlockScenario::circle)
                .add("closing", DeadlockScenario::closing)
                .add("busy", DeadlockScenario::busy)
                .main(args);
    }

    /** Neighbours help each other out: of two shops each sends something to the other. */
    private static void crossing(Scenario scenario) {
        exchange(scenario, Day.platform("driver"), shop -> shop ^ 1);
    }

    /** Each shop sends something to the next, and the last one to the first, on virtual threads. */
    private static void circle(Scenario scenario) {
        exchange(scenario, Day.virtual("driver"), shop -> (shop + 1) % DRIVERS);
    }

    /**
     * Eight shops are being counted when eight shipments come. First every other clerk is done, then the rest of them, then
     * head office answers: so each driver in turn takes what there is to take. A service that asks head office before it
     * takes anything is answered at once.
     */
    private static void exchange(Scenario scenario, ThreadFactory kind, IntUnaryOperator receiver) {
        int[] shops = IntStream.range(0, DRIVERS).toArray();
        Gate office = new Gate();
        Gate even = new Gate();
        Gate odd = new Gate();
        Day day = new Day(scenario, shipment -> office.pass());
        day.count(even, 0, 2, 4, 6);
        day.count(odd, 1, 3, 5, 7);
        Crew drivers = day.ship(
                "driver", kind, shops, IntStream.of(shops).map(receiver).toArray());
        Rest.of(() -> office.inside() == DRIVERS, drivers);
        if (office.inside() == DRIVERS) {
            office.open();
        }
        Rest.of(drivers);
        even.open();
        Rest.of(drivers);
        odd.open();
        Rest.of(() -> office.inside() == DRIVERS, drivers);
        office.open();
        day.judge();
        scenario.signal("shipped", day.shipped());
    }

    /** The cashier asks for the day's figures while a shelf is being counted and drivers, on virtual threads, are under way. */
    private static void closing(Scenario scenario) {
        Gate count = new Gate();
        Day day = new Day(scenario, shipment -> true);
        day.count(count, 3);
        Crew cashier = day.report();
        Rest.of(cashier);
        Crew drivers = day.ship("driver", Day.virtual("driver"), new int[] {0, 5, 7}, new int[] {1, 4, 6});
        Rest.of(drivers);
        count.open();
        day.judge();
        scenario.signal("answered", day.shipped() + cashier.done());
    }

    /** A crowd at sixteen shops, and one shelf that is being counted for long: slow, but nothing is wrong. */
    private static void busy(Scenario scenario) {
        int counted = 2 * DRIVERS;
        int[] senders = IntStream.range(0, DRIVERS).map(pair -> 2 * pair).toArray();
        int[] receivers = IntStream.of(senders).map(sender -> sender + 1).toArray();
        Gate office = new Gate();
        Gate count = new Gate();
        Day day = new Day(scenario, shipment -> shipment.from().equals(Shops.code(counted)) || office.pass());
        Crew drivers = day.ship("driver", Day.platform("driver"), senders, receivers);
        Rest.of(() -> office.inside() == DRIVERS, drivers);
        scenario.signal("insideAtOnce", office.inside());
        day.count(count, counted);
        Rest.of(day.ship("patient", Day.platform("patient"), new int[] {counted}, new int[] {counted + 1}));
        Crew behind = day.ship("behind", Day.platform("behind"), senders, receivers);
        Rest.of(behind);
        Checkpoint waiting = scenario.checkpoint("waiting");
        office.open();
        scenario.settle(() -> drivers.allBack() && behind.allBack());
        scenario.signal("passedBy", day.shipped());
        count.open();
        day.judge(waiting);
    }
}
