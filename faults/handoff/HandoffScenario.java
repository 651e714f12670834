// spotless:off
//JAVA 25+
//SOURCES OrderDesk.java
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
//FILES lab.yaml=../../labs/handoff/lab.yaml
// spotless:on
package handoff;

import handoff.OrderDesk.Order;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import shared.Crew;
import shared.Scenario;
import shared.Scenario.Checkpoint;
import shared.Shapes;

/** Four busy moments at the order desk. Eight people at a time: eight customers, eight packers, or eight couriers. */
public final class HandoffScenario {

    private static final int PEOPLE = 8;

    /** Short, so that a desk that keeps its word lets everybody go soon. */
    private static final Duration SHORT_PATIENCE = Duration.ofMillis(200);

    /** Long enough for a packer who is late on a loaded machine or under a profiler. */
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(2);

    private HandoffScenario() {}

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("sender", HandoffScenario::sender)
                .add("taker", HandoffScenario::taker)
                .add("facing", HandoffScenario::facing)
                .add("late", HandoffScenario::late)
                .main(args);
    }

    /** Customers come while no packer is at work. */
    private static void sender(Scenario scenario) {
        OrderDesk desk = new OrderDesk(SHORT_PATIENCE);
        scenario.show("desk", desk);
        Crew customers = Crew.start("customer", PEOPLE, index -> desk.place(order(index)));
        judge(scenario, customers, () -> {});
    }

    /** Packers wait for orders, none comes, and the desk closes for the day. */
    private static void taker(Scenario scenario) {
        OrderDesk desk = new OrderDesk(SHORT_PATIENCE);
        scenario.show("desk", desk);
        Crew packers = Crew.start("packer", PEOPLE, index -> desk.next());
        judge(scenario, packers, desk::close);
    }

    /** Two branches help each other out: each courier first brings an order across, then fetches one at home. */
    private static void facing(Scenario scenario) {
        OrderDesk[] branches = new OrderDesk[PEOPLE];
        for (int i = 0; i < PEOPLE; i++) {
            branches[i] = new OrderDesk(SHORT_PATIENCE);
        }
        scenario.show("branches", branches);
        Crew couriers = Crew.start("courier", PEOPLE, index -> {
            branches[index ^ 1].place(order(index));
            branches[index].next();
        });
        judge(scenario, couriers, () -> {});
    }

    /** Customers come first, the packers a while after: slow, but nothing is wrong. */
    private static void late(Scenario scenario) {
        OrderDesk desk = new OrderDesk(LONG_PATIENCE);
        scenario.show("desk", desk);
        AtomicInteger accepted = new AtomicInteger();
        Set<Long> packed = ConcurrentHashMap.newKeySet();
        Crew customers = Crew.start("customer", PEOPLE, index -> {
            if (desk.place(order(index))) {
                accepted.incrementAndGet();
            }
        });
        scenario.settle(customers::allWaitOrBack);
        Checkpoint waiting = scenario.checkpoint("waiting");
        Crew packers = Crew.start("packer", PEOPLE, index -> {
            Optional<Order> order = desk.next();
            order.ifPresent(got -> packed.add(got.number()));
        });
        scenario.settle(() -> customers.allBack() && packed.size() >= accepted.get());
        Checkpoint settled = scenario.checkpoint("settled");
        scenario.signal("stuckThreads", waiting.stillBusyAt(settled));
        scenario.signal("handedOver", Math.min(accepted.get(), packed.size()));
        scenario.tell(customers);
        scenario.tell(packers);
    }

    /** Two looks at the same crew, one when all of it waits or is back and one when nothing more can happen. */
    private static void judge(Scenario scenario, Crew crew, Runnable between) {
        scenario.settle(crew::allWaitOrBack);
        Checkpoint waiting = scenario.checkpoint("waiting");
        Crew closing = Crew.aside("closing", index -> between.run());
        scenario.settle(() -> crew.allBack() && closing.allBack());
        Checkpoint settled = scenario.checkpoint("settled");
        scenario.signal("stuckThreads", waiting.stillBusyAt(settled));
        scenario.signal("answered", crew.back());
        scenario.tell(crew);
    }

    private static Order order(int number) {
        return new Order(number, "lamp", 1);
    }
}
