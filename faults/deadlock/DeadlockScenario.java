// spotless:off
//JAVA 25+
//SOURCES Gate.java
//SOURCES Rest.java
//SOURCES ShopStock.java
//SOURCES Shops.java
//SOURCES ../shared/AtHand.java
//SOURCES ../shared/Bounds.java
//SOURCES ../shared/Crew.java
//SOURCES ../shared/FullCollections.java
//SOURCES ../shared/GarbageCollections.java
//SOURCES ../shared/JvmFlags.java
//SOURCES ../shared/LabYaml.java
//SOURCES ../shared/Live.java
//SOURCES ../shared/LiveHeap.java
//SOURCES ../shared/LiveThreads.java
//SOURCES ../shared/Operations.java
//SOURCES ../shared/Reports.java
//SOURCES ../shared/Sampler.java
//SOURCES ../shared/Scenario.java
//SOURCES ../shared/Settle.java
//SOURCES ../shared/Shapes.java
//SOURCES ../shared/Shown.java
//SOURCES ../shared/Standalone.java
//SOURCES ../shared/Terminal.java
//SOURCES ../shared/VirtualThreads.java
//FILES lab.yaml=../../labs/deadlock/lab.yaml
// spotless:on
package deadlock;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
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
        exchange(scenario, platform("driver"), shop -> shop ^ 1);
    }

    /** Each shop sends something to the next, and the last one to the first, on virtual threads. */
    private static void circle(Scenario scenario) {
        exchange(scenario, virtual("driver"), shop -> (shop + 1) % DRIVERS);
    }

    /**
     * Eight shops are being counted when eight shipments come. Every other clerk is done, then the rest of them, and then
     * head office answers. A service that asks before it holds a shelf gets its answers at once.
     */
    private static void exchange(Scenario scenario, ThreadFactory kind, IntUnaryOperator receiver) {
        Gate office = new Gate();
        Gate[] counts = {new Gate(), new Gate()};
        ShopStock stock = new ShopStock(Shops.pieces(), shipment -> office.pass());
        scenario.show("stock", stock);
        AtomicInteger shipped = new AtomicInteger();
        Crew clerks = Crew.start("clerk", DRIVERS, shop -> count(stock, shop, counts[shop % 2]));
        Rest.of(() -> counts[0].inside() + counts[1].inside() == DRIVERS, clerks);
        Crew drivers =
                Crew.start("driver", kind, DRIVERS, shop -> ship(stock, shop, receiver.applyAsInt(shop), shipped));
        Rest.of(() -> office.inside() == DRIVERS, drivers);
        if (office.inside() == DRIVERS) {
            office.open();
        }
        for (Gate count : counts) {
            Rest.of(drivers);
            count.open();
        }
        Rest.of(() -> office.inside() == DRIVERS, drivers);
        office.open();
        judge(scenario, clerks, drivers);
        scenario.signal("shipped", shipped.get());
    }

    /** The cashier asks for the day's figures while a shelf is being counted and drivers, on virtual threads, are under way. */
    private static void closing(Scenario scenario) {
        int[][] routes = {{0, 1}, {5, 4}, {7, 6}};
        int counted = 3;
        Gate count = new Gate();
        ShopStock stock = new ShopStock(Shops.pieces(), shipment -> true);
        scenario.show("stock", stock);
        AtomicInteger shipped = new AtomicInteger();
        Crew clerk = Crew.start("clerk", 1, index -> count(stock, counted, count));
        Rest.of(() -> count.inside() == 1, clerk);
        Crew cashier = Crew.start("cashier", 1, index -> stock.report());
        Rest.of(cashier);
        Crew drivers = Crew.start(
                "driver",
                virtual("driver"),
                routes.length,
                index -> ship(stock, routes[index][0], routes[index][1], shipped));
        Rest.of(drivers);
        count.open();
        judge(scenario, clerk, drivers, cashier);
        scenario.signal("answered", shipped.get() + cashier.done());
    }

    /** A crowd at sixteen shops, and one shelf that is being counted for long: slow, but nothing is wrong. */
    private static void busy(Scenario scenario) {
        int counted = 2 * DRIVERS;
        Gate office = new Gate();
        Gate count = new Gate();
        ShopStock stock =
                new ShopStock(Shops.pieces(), shipment -> shipment.from().equals(Shops.code(counted)) || office.pass());
        scenario.show("stock", stock);
        AtomicInteger shipped = new AtomicInteger();
        Crew clerk = Crew.start("clerk", 1, index -> count(stock, counted, count));
        Rest.of(() -> count.inside() == 1, clerk);
        Crew patient = Crew.start("patient", 1, index -> ship(stock, counted, counted + 1, shipped));
        Rest.of(patient);
        Crew drivers = Crew.start("driver", DRIVERS, pair -> ship(stock, 2 * pair, 2 * pair + 1, shipped));
        Rest.of(() -> office.inside() == DRIVERS, drivers);
        scenario.signal("insideAtOnce", office.inside());
        Crew behind = Crew.start("behind", DRIVERS, pair -> ship(stock, 2 * pair, 2 * pair + 1, shipped));
        Rest.of(behind);
        Checkpoint waiting = scenario.checkpoint("waiting");
        office.open();
        scenario.settle(() -> drivers.allBack() && behind.allBack());
        scenario.signal("passedBy", shipped.get());
        count.open();
        judge(scenario, waiting, clerk, patient, drivers, behind);
    }

    /** Two looks at the same crews, one when all of them wait or are back and one when nothing more can happen. */
    private static void judge(Scenario scenario, Crew... crews) {
        Rest.of(crews);
        judge(scenario, scenario.checkpoint("waiting"), crews);
    }

    private static void judge(Scenario scenario, Checkpoint waiting, Crew... crews) {
        BooleanSupplier goesOn = Rest.goesOn(crews);
        scenario.settle(() -> Stream.of(crews).allMatch(Crew::allBack) || !goesOn.getAsBoolean());
        Checkpoint settled = scenario.checkpoint("settled");
        scenario.signal("stuckThreads", of(crews, waiting).stillBusyAt(settled));
        Stream.of(crews).forEach(scenario::tell);
    }

    /** Threads of the shops' people only: a service may have threads of its own that wait for work. */
    private static Checkpoint of(Crew[] crews, Checkpoint checkpoint) {
        Set<Long> people = new HashSet<>(checkpoint.threads());
        people.retainAll(Stream.of(crews)
                .flatMap(crew -> crew.threads().stream())
                .map(Thread::threadId)
                .toList());
        return new Checkpoint(checkpoint.name(), people);
    }

    private static void ship(ShopStock stock, int from, int to, AtomicInteger shipped) {
        if (stock.ship(Shops.shipment(from, to, 1))) {
            shipped.incrementAndGet();
        }
    }

    private static void count(ShopStock stock, int shop, Gate gate) {
        stock.count(Shops.code(shop), expected -> {
            gate.pass();
            return expected;
        });
    }

    private static ThreadFactory platform(String name) {
        return Thread.ofPlatform().name(name + "-", 0).factory();
    }

    private static ThreadFactory virtual(String name) {
        return Thread.ofVirtual().name(name + "-", 0).factory();
    }
}
