// spotless:off
//JAVA 25+
//DEPS io.javalin:javalin:7.2.3
//DEPS org.slf4j:slf4j-nop:2.0.17
//SOURCES Afternoon.java
//SOURCES Backroom.java
//SOURCES Exchange.java
//SOURCES Kiosk.java
//SOURCES PhotoCounter.java
//SOURCES Server.java
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
//FILES lab.yaml=../../labs/escape/lab.yaml
// spotless:on
package escape;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import shared.Crew;
import shared.Scenario;
import shared.Scenario.Checkpoint;
import shared.Shapes;

/** Three afternoons at the counter, each looked at when it has begun, after half of its customers and after all of them. */
public final class EscapeScenario {

    /** Customers before the first look: they load classes and open connections. */
    private static final int WARM_UP = Afternoon.KIOSKS;

    private static final int CUSTOMERS = 60;
    private static final int FIRST = 1 + WARM_UP;
    private static final int HALF = FIRST + CUSTOMERS / 2;
    private static final int END = FIRST + CUSTOMERS;

    /** Beats that somebody hears who waits on: whoever else is to hear of a beat has by then. */
    private static final int BEATS = 3;

    private EscapeScenario() {}

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("pictures", EscapeScenario::pictures)
                .add("orders", EscapeScenario::orders)
                .add("paid", EscapeScenario::paid)
                .main(args);
    }

    /** Customers have pictures developed, one of them all afternoon. */
    private static void pictures(Scenario scenario) throws IOException {
        Afternoon afternoon = open(scenario, order -> false);
        afternoon.takeLong();
        scenario.settle(afternoon.backroom()::isTakingLong);
        bring(scenario, afternoon, 1, FIRST);
        Checkpoint begun = scenario.checkpoint("begun");
        bring(scenario, afternoon, FIRST, HALF);
        scenario.checkpoint("half");
        bring(scenario, afternoon, HALF, END);
        int left = newSince(begun, scenario.checkpoint("full"));
        scenario.signal("leftBehind", left);
        scenario.signal("lateWrites", afternoon.lateWrites(FIRST, END));
        scenario.signal("mixedUp", afternoon.mixedUp(FIRST, END));
        scenario.signal("delivered", afternoon.delivered(FIRST, END));
        close(afternoon, left);
    }

    private static void bring(Scenario scenario, Afternoon afternoon, int from, int to) {
        Crew customers = afternoon.bringPictures(from, to);
        scenario.settle(customers::allBack);
        scenario.tell(customers);
        int enough = afternoon.backroom().beats() + BEATS;
        scenario.settle(() -> afternoon.backroom().hasHeard(enough));
    }

    /** Customers order; the bank says no to every second one. */
    private static void orders(Scenario scenario) throws IOException {
        Afternoon afternoon = open(scenario, order -> order % 2 == 1);
        int left = order(scenario, afternoon);
        scenario.signal("sentUnpaid", afternoon.sentUnpaid(FIRST, END));
        scenario.signal("answeredTwice", afternoon.answeredTwice(FIRST, END));
        scenario.signal("told", afternoon.told(FIRST, END));
        scenario.signal("sentPaid", afternoon.sentPaid(FIRST, END));
        close(afternoon, left);
    }

    /** Customers order, and all pay. The window says so. */
    private static void paid(Scenario scenario) throws IOException {
        Afternoon afternoon = open(scenario, order -> false);
        int left = order(scenario, afternoon);
        scenario.settle(() -> afternoon.backroom().shown() >= END - 1);
        scenario.signal("leftBehind", left);
        scenario.signal("sent", afternoon.sentPaid(FIRST, END));
        scenario.signal("told", afternoon.told(FIRST, END));
        scenario.signal("shown", afternoon.backroom().shown() - WARM_UP);
        close(afternoon, left);
    }

    private static int order(Scenario scenario, Afternoon afternoon) {
        order(scenario, afternoon, 1, FIRST);
        Checkpoint begun = scenario.checkpoint("begun");
        order(scenario, afternoon, FIRST, HALF);
        scenario.checkpoint("half");
        order(scenario, afternoon, HALF, END);
        return newSince(begun, scenario.checkpoint("full"));
    }

    private static void order(Scenario scenario, Afternoon afternoon, int from, int to) {
        Crew customers = afternoon.order(from, to);
        scenario.settle(() -> customers.allBack() && afternoon.haveEnded(from, to));
        scenario.tell(customers);
    }

    private static Afternoon open(Scenario scenario, IntPredicate declined) throws IOException {
        Afternoon afternoon = new Afternoon(declined);
        scenario.show("counter", afternoon.counter());
        scenario.show("port", afternoon.port());
        return afternoon;
    }

    /** Threads with work in hand that were not there before. */
    private static int newSince(Checkpoint before, Checkpoint now) {
        Set<Long> threads = new HashSet<>(now.threads());
        threads.removeAll(before.threads());
        return threads.size();
    }

    /** A counter with work left behind stays open, for whoever looks at it in a live run. */
    private static void close(Afternoon afternoon, int left) {
        if (left == 0) {
            afternoon.close();
        }
    }
}
