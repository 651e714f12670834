package deadlock;

import deadlock.ShopStock.HeadOffice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import shared.Crew;
import shared.Scenario;
import shared.Scenario.Checkpoint;

/** A day of the chain: clerks who count, drivers who ship, a cashier; and two looks at who of them does not come back. */
final class Day {

    private final Scenario scenario;
    private final ShopStock stock;
    private final AtomicInteger shipped = new AtomicInteger();
    private final List<Crew> crews = new ArrayList<>();

    Day(Scenario scenario, HeadOffice office) {
        this.scenario = scenario;
        stock = new ShopStock(Shops.pieces(), office);
        scenario.show("stock", stock);
    }

    /** Clerks who count these shops, each with the shelf in hand until the gate opens. */
    void count(Gate gate, int... shops) {
        Crew clerks = started(Crew.start(
                "clerk",
                shops.length,
                index -> stock.count(Shops.code(shops[index]), expected -> {
                    gate.pass();
                    return expected;
                })));
        Rest.of(() -> gate.inside() == shops.length, clerks);
    }

    /** Drivers who bring one piece each, on the routes from {@code senders[i]} to {@code receivers[i]}. */
    Crew ship(String name, ThreadFactory kind, int[] senders, int[] receivers) {
        return started(Crew.start(name, kind, senders.length, index -> {
            if (stock.ship(Shops.shipment(senders[index], receivers[index], 1))) {
                shipped.incrementAndGet();
            }
        }));
    }

    /** A cashier who asks for the day's figures. */
    Crew report() {
        return started(Crew.start("cashier", 1, index -> stock.report()));
    }

    private Crew started(Crew crew) {
        crews.add(crew);
        return crew;
    }

    /** How many shipments went so far. */
    int shipped() {
        return shipped.get();
    }

    /** The first look, once everybody waits or is back, and the second, when nothing more can happen. */
    void judge() {
        Rest.of(crews.toArray(Crew[]::new));
        judge(scenario.checkpoint("waiting"));
    }

    /** The second look, when nothing more can happen. */
    void judge(Checkpoint waiting) {
        BooleanSupplier goesOn = Rest.goesOn(crews.toArray(Crew[]::new));
        scenario.settle(() -> crews.stream().allMatch(Crew::allBack) || !goesOn.getAsBoolean());
        Checkpoint settled = scenario.checkpoint("settled");
        scenario.signal("stuckThreads", peopleAt(waiting).stillBusyAt(settled));
        crews.forEach(scenario::tell);
    }

    /** Without a service's own threads, which may wait for work. */
    private Checkpoint peopleAt(Checkpoint checkpoint) {
        Set<Long> people = new HashSet<>(checkpoint.threads());
        people.retainAll(crews.stream()
                .flatMap(crew -> crew.threads().stream())
                .map(Thread::threadId)
                .toList());
        return new Checkpoint(checkpoint.name(), people);
    }

    static ThreadFactory platform(String name) {
        return Thread.ofPlatform().name(name + "-", 0).factory();
    }

    static ThreadFactory virtual(String name) {
        return Thread.ofVirtual().name(name + "-", 0).factory();
    }
}
