package timers;

import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import shared.Crew;
import shared.Scenario;
import timers.Gateway.Request;
import timers.Traffic.Way;

/**
 * A busy hour at a gateway, looked at when it has begun, after half of its requests and after all of them. One request
 * stays open all the while.
 */
final class Hour {

    /** Requests before the first look: they load classes and start threads that a gateway needs once. */
    private static final int WARM_UP = 16;

    /** Threads that may come and go whatever the gateway does. */
    private static final int FEW = 20;

    /** In which a gateway that takes back in the background, as a wheel does at its next tick, has had its turn. */
    private static final Duration TURN = Duration.ofMillis(120);

    private final Scenario scenario;
    private final Traffic traffic;
    private final Way way;
    private Supplier<BooleanSupplier> rest = () -> () -> true;
    private boolean counting;
    private Look begun;
    private Look half;
    private Look full;

    /** @param way how each of the requests is made */
    Hour(Scenario scenario, Traffic traffic, Way way) {
        this.scenario = scenario;
        this.traffic = traffic;
        this.way = way;
    }

    /** Before each look begins to wait until what goes on in the background has had its turn. */
    Hour resting(Supplier<BooleanSupplier> rest) {
        this.rest = rest;
        return this;
    }

    /** Counts objects at each look, for {@link #grown}. */
    Hour counting() {
        this.counting = true;
        return this;
    }

    /** Whether a request is one of the hour's own: not the open one, and none that was made before the hour began. */
    static boolean counts(Request request) {
        return request.id() > 1 + WARM_UP;
    }

    Hour pass(int requests) {
        scenario.show("gateway", traffic.gateway());
        Crew open = traffic.open(way);
        scenario.settle(traffic::isOpen);
        make(WARM_UP);
        begun = look("begun");
        make(requests / 2);
        half = look("half");
        make(requests / 2);
        // what ends a thread does so in the background
        scenario.settle(() -> threads(Look.threadsNow()) <= FEW);
        full = look("full");
        traffic.answerAll();
        scenario.settle(open::allBack);
        scenario.tell(open);
        return this;
    }

    private void make(int requests) {
        Crew callers = traffic.make(requests, way);
        scenario.settle(callers::allBack);
        scenario.settle(rest.get());
        Crew turn = Crew.aside("turn", index -> new SynchronousQueue<>().poll(TURN.toNanos(), TimeUnit.NANOSECONDS));
        scenario.settle(turn::allBack);
        scenario.tell(callers);
    }

    private Look look(String name) {
        scenario.checkpoint(name);
        return Look.at(traffic, counting);
    }

    private int threads(int now) {
        return now - begun.threads();
    }

    /** Threads that came with the hour's requests and are still there. */
    int threads() {
        return threads(full.threads());
    }

    /** Bodies of the hour's requests and answers that are still alive. */
    int bodies() {
        return full.bodies() - begun.bodies();
    }

    /** Bytes that came with the hour and are still alive. */
    long bytes() {
        return full.bytes() - begun.bytes();
    }

    /** By how many objects some class has grown over the second half: what is bounded looks the same at both looks. */
    long grown() {
        return full.mostGrownSince(half);
    }
}
