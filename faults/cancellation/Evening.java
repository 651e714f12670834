package cancellation;

import cancellation.BoxOffice.Wish;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import shared.Crew;
import shared.Scenario;
import shared.Scenario.Checkpoint;
import shared.Settle;

/** One evening at the box office: forty customers come at once, and one of the systems is slow. */
final class Evening {

    /** What a customer does, up to the point of having an answer or wanting none. */
    @FunctionalInterface
    interface Visit {
        void make(Evening evening, Wish wish) throws Exception;
    }

    static final int CUSTOMERS = 40;

    private final CountDownLatch changeOfMind = new CountDownLatch(1);
    private final Scenario scenario;
    private final Backstage backstage;
    private final BoxOffice office;

    Evening(Scenario scenario, Duration patience, String slow) {
        this.scenario = scenario;
        this.backstage = new Backstage(slow, patience);
        this.office = new BoxOffice(backstage, patience);
        scenario.show("office", office);
    }

    BoxOffice office() {
        return office;
    }

    Backstage backstage() {
        return backstage;
    }

    /** Customers come, and have gone when this returns. The first look is at an office without customers. */
    Evening pass(Visit visit) {
        scenario.checkpoint("open");
        Crew customers = come(visit);
        Settle.surely(() -> backstage.inside() == CUSTOMERS || customers.allBack());
        changeOfMind.countDown();
        scenario.settle(customers::allBack);
        // work that hears of it leaves the slow system at once; work that asks between two calls needs an answer first
        Settle.soon(() -> backstage.inside() == 0);
        backstage.answer();
        Settle.surely(backstage::isClear);
        Checkpoint answered = scenario.checkpoint("answered");
        Settle.soon(() -> backstage.inside() == 0);
        Checkpoint settled = scenario.checkpoint("settled");
        scenario.signal("liveWork", answered.stillBusyAt(settled));
        scenario.tell(customers);
        return this;
    }

    /** Nobody goes before the slow system has answered; returns how many customers got all that they came for. */
    int passSlowly(Visit visit) {
        AtomicInteger content = new AtomicInteger();
        Crew customers = come((evening, wish) -> {
            visit.make(evening, wish);
            content.incrementAndGet();
        });
        Settle.surely(() -> backstage.inside() == CUSTOMERS);
        scenario.checkpoint("waiting");
        Settle.soon(customers::allBack);
        backstage.answer();
        scenario.settle(customers::allBack);
        scenario.checkpoint("settled");
        scenario.tell(customers);
        return content.get();
    }

    /** Until all customers have been heard. */
    void awaitChangeOfMind() throws InterruptedException {
        changeOfMind.await();
    }

    private Crew come(Visit visit) {
        return Crew.start("customer", CUSTOMERS, index -> {
            Wish wish = new Wish("t-" + index, "seat " + index);
            backstage.comes(wish);
            try {
                visit.make(this, wish);
            } finally {
                backstage.leaves(wish);
            }
        });
    }
}
