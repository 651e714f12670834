// spotless:off
//JAVA 25+
//SOURCES Gateway.java
//SOURCES Hour.java
//SOURCES Look.java
//SOURCES Pages.java
//SOURCES Traffic.java
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
//FILES lab.yaml=../../labs/timers/lab.yaml
// spotless:on
package timers;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import shared.Scenario;
import shared.Shapes;
import timers.Gateway.Due;
import timers.Gateway.Request;
import timers.Traffic.Way;

/** A busy hour at the gateway for each way to ask, and an hour in which the backend is slow. */
public final class TimersScenario {

    /** Calls, and requests that a page follows. */
    private static final int CALLS = 400;

    /** Requests that are asked with a limit, or in a hurry. */
    private static final int REQUESTS = 2_000;

    /** Requests to a slow backend, of three kinds in turn. */
    private static final int LATE = 120;

    /** Beats of the open page, in which those of any other page would have come too. */
    private static final int BEATS = 3;

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration FAR = Duration.ofMinutes(10);

    private TimersScenario() {}

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("call", TimersScenario::call)
                .add("ask", TimersScenario::ask)
                .add("follow", TimersScenario::follow)
                .add("race", TimersScenario::race)
                .add("late", TimersScenario::late)
                .main(args);
    }

    /** Clients wait for their answers. */
    private static void call(Scenario scenario) {
        Hour hour = new Hour(scenario, quick(), Gateway::call).pass(CALLS);
        scenario.signal("threads", hour.threads());
        scenario.signal("bodies", hour.bodies());
    }

    /** Clients ask, with a limit. */
    private static void ask(Scenario scenario) {
        Way ask = (gateway, request) -> gateway.ask(request).get();
        Hour hour = new Hour(scenario, quick(), ask).counting().pass(REQUESTS);
        scenario.signal("bodies", hour.bodies());
        scenario.signal("grown", hour.grown());
    }

    /** Clients look at a page meanwhile. */
    private static void follow(Scenario scenario) {
        Pages pages = new Pages();
        Hour hour = new Hour(scenario, quick(), pages::follow).counting().resting(() -> {
            int enough = pages.beats() + BEATS;
            return () -> pages.beats() >= enough;
        });
        hour.pass(CALLS);
        scenario.signal("disturbed", pages.disturbed());
        scenario.signal("bodies", hour.bodies());
        scenario.signal("grown", hour.grown());
    }

    /** Clients are in a hurry. */
    private static void race(Scenario scenario) {
        Way race = (gateway, request) -> gateway.race(request).get();
        Hour hour = new Hour(scenario, quick(), race).counting().pass(REQUESTS);
        scenario.signal("bytes", hour.bytes());
        scenario.signal("grown", hour.grown());
    }

    /** The backend is slow: whatever is due for a request comes due. */
    private static void late(Scenario scenario) {
        Traffic traffic = Traffic.slow(new Due(SOON, SOON, FAR, SOON));
        AtomicInteger served = new AtomicInteger();
        Way inTurn = (gateway, request) -> {
            oneOfThree(gateway, request);
            served.addAndGet(Hour.counts(request) ? 1 : 0);
        };
        Hour hour = new Hour(scenario, traffic, inTurn).resting(() -> {
            traffic.answerAll();
            return () -> true;
        });
        hour.pass(LATE);
        scenario.signal("missed", LATE - served.get());
        scenario.signal("bodies", hour.bodies());
    }

    /** Comes back when the operator has stepped in, when the limit is over, or when the spare has answered. */
    private static void oneOfThree(Gateway gateway, Request request) throws Exception {
        switch ((int) request.id() % 3) {
            case 0 -> gateway.call(request);
            case 1 -> {
                try {
                    gateway.ask(request).get();
                } catch (ExecutionException end) {
                    if (!(end.getCause() instanceof TimeoutException)) {
                        throw end;
                    }
                }
            }
            default -> gateway.race(request).get();
        }
    }

    /** Backends that answer at once: nothing is ever due but beats. */
    private static Traffic quick() {
        return Traffic.quick(new Due(FAR, FAR, SOON, FAR));
    }
}
