// spotless:off
//JAVA 25+
//SOURCES Backstage.java
//SOURCES BoxOffice.java
//SOURCES Evening.java
//SOURCES Partner.java
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
//FILES lab.yaml=../../labs/cancellation/lab.yaml
// spotless:on
package cancellation;

import cancellation.BoxOffice.Ticket;
import cancellation.BoxOffice.Wish;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import shared.Scenario;
import shared.Shapes;

/** Evenings at the box office: one for each way to a ticket, one on which customers change their minds, and a slow one. */
public final class CancellationScenario {

    private static final Duration SHORT = Duration.ofMillis(60);

    /** Long enough for all clerks to have begun, and for a half of it to leave room for one who is late to look at the clock. */
    private static final Duration MODERATE = Duration.ofMillis(240);

    private static final Duration LONG = Duration.ofMinutes(10);

    private CancellationScenario() {}

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("sell", CancellationScenario::sell)
                .add("book", CancellationScenario::book)
                .add("withdraw", CancellationScenario::withdraw)
                .add("redeem", CancellationScenario::redeem)
                .add("serve", CancellationScenario::serve)
                .add("slow", CancellationScenario::slow)
                .main(args);
    }

    /** The bank is slow, and customers at the counter are turned away. */
    private static void sell(Scenario scenario) {
        Evening evening = new Evening(scenario, SHORT, "charge");
        evening.pass((at, wish) -> at.office().sell(wish));
        scenario.signal("lateCalls", evening.backstage().late());
    }

    /** Seats are slow to reserve, and customers who book are turned away. */
    private static void book(Scenario scenario) {
        Evening evening = new Evening(scenario, MODERATE, "reserve");
        evening.pass((at, wish) -> at.office().book(wish).get());
        scenario.signal("lateCalls", evening.backstage().late());
    }

    /** The bank is slow, and customers who have booked change their minds. */
    private static void withdraw(Scenario scenario) {
        Evening evening = new Evening(scenario, LONG, "charge");
        evening.pass((at, wish) -> {
            CompletableFuture<Ticket> booked = at.office().book(wish);
            at.awaitChangeOfMind();
            booked.cancel(true);
        });
        scenario.signal("lateCalls", evening.backstage().late());
    }

    /** The partner does not answer, and customers with a voucher are turned away. */
    private static void redeem(Scenario scenario) {
        Evening evening = new Evening(scenario, MODERATE, "redeem");
        evening.pass((at, wish) -> at.office().redeem(wish));
        scenario.signal("overdrawn", evening.backstage().overdrawn());
    }

    /** The printer is slow, and customers see an apology. */
    private static void serve(Scenario scenario) {
        Evening evening = new Evening(scenario, SHORT, "print");
        evening.pass(
                (at, wish) -> at.office().serve(wish, text -> at.backstage().show(wish)));
        scenario.signal("lateWrites", evening.backstage().late());
    }

    /** The bank is slow, and nobody minds. */
    private static void slow(Scenario scenario) {
        Evening evening = new Evening(scenario, LONG, "print");
        int content = evening.passSlowly(CancellationScenario::oneOfFour);
        scenario.signal("missed", Evening.CUSTOMERS - content);
    }

    private static void oneOfFour(Evening at, Wish wish) throws Exception {
        BoxOffice office = at.office();
        switch (wish.seat().charAt(wish.seat().length() - 1) % 4) {
            case 0 -> check(office.sell(wish), wish);
            case 1 -> check(office.redeem(wish), wish);
            case 2 -> check(office.book(wish).get(), wish);
            default -> {
                AtomicReference<String> shown = new AtomicReference<>("nothing");
                office.serve(wish, shown::set);
                check(shown.get(), "Seat " + wish.seat(), wish);
            }
        }
    }

    private static void check(Ticket got, Wish wish) {
        check(got, new Ticket(wish.seat(), Backstage.receipt(wish), Backstage.code(wish)), wish);
    }

    private static void check(Object got, Object expected, Wish wish) {
        if (!expected.equals(got)) {
            throw new IllegalStateException("for " + wish.trace() + " expected " + expected + ", got " + got);
        }
    }
}
