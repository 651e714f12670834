// spotless:off
//JAVA 25+
//SOURCES Carriers.java
//SOURCES Drivers.java
//SOURCES PrintShop.java
//SOURCES VendorLabels.java
//SOURCES Works.java
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
//FILES lab.yaml=../../labs/residence/lab.yaml
//FILES jvm.options=jvm.options
//FILES jvm.branch.options=jvm.branch.options
// spotless:on
package residence;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import residence.PrintShop.Job;
import residence.PrintShop.LabelPrinter;
import shared.Crew;
import shared.Scenario;
import shared.Shapes;

/** Five busy moments at the counter of a print shop. In each, visitors are served and others ask how far their jobs are. */
public final class ResidenceScenario {

    private static final int VISITORS = 32;
    private static final int QUESTIONS = 20;

    /** How often to settle anew while some carrier is free; nobody comes near it. */
    private static final int PATIENCE = 5;

    /** Looks in a row that find nobody new at work, after which nobody new is waited for. */
    private static final int STANDSTILL = 8;

    private static final Map<String, String> DRIVERS =
            Map.of("posters", "residence.Drivers$Posters", "notes", "residence.Drivers$Notes");

    /** Drivers whose makers send a licence when they are loaded. */
    private static final Map<String, String> LICENSED =
            Map.of("slides", "residence.Drivers$Slides", "plans", "residence.Drivers$Plans");

    private static final List<String> ADDRESSES = List.of("Mill Lane 3", "Abbey Road 1", "Park Street 2");

    private final Scenario scenario;
    private final Works works = Works.begin();
    private final int threads = Carriers.platformThreads().length;

    private ResidenceScenario(Scenario scenario) {
        this.scenario = scenario;
    }

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("posters", scenario -> new ResidenceScenario(scenario).posters())
                .add("labels", scenario -> new ResidenceScenario(scenario).labels())
                .add("drivers", scenario -> new ResidenceScenario(scenario).drivers())
                .add("branch", scenario -> new ResidenceScenario(scenario).branch())
                .add("pickup", scenario -> new ResidenceScenario(scenario).pickup())
                .main(args);
    }

    /** Everybody wants posters for the fair. */
    private void posters() {
        PrintShop shop = open();
        Crew visitors = visitors(VISITORS, index -> shop.print(new Job(index, "posters")));
        questions(shop);
        scenario.signal("atOnce", works.atOnce());
        end(visitors, "printed");
        shop.close();
    }

    /** Parcels for everybody, while the courier's service is slow to tell its round. */
    private void labels() {
        PrintShop shop = open(DRIVERS, new VendorLabels());
        Comparator<String> round = (one, other) -> {
            works.ask();
            return one.compareTo(other);
        };
        Crew visitors = visitors(VISITORS, index -> shop.labels(ADDRESSES, round));
        questions(shop);
        crowd();
        end(visitors, "sorted");
        shop.close();
    }

    /** The first slides and plans of the day; the makers of both drivers are slow to send their licences. */
    private void drivers() {
        AtomicReference<PrintShop> opened = new AtomicReference<>();
        Crew opening = Crew.aside("main", index -> opened.set(open(LICENSED, (addresses, round) -> addresses)));
        Standstill loading = new Standstill();
        settle(() -> opening.allBack() || opening.allWaitOrBack() && loading.isReached());
        if (!opening.allBack()) {
            works.end();
            settle(opening::allBack);
        }
        scenario.tell(opening);
        PrintShop shop = opened.get();
        Crew visitors = visitors(VISITORS, index -> shop.print(new Job(index, index % 2 == 0 ? "slides" : "plans")));
        questions(shop);
        crowd();
        end(visitors, "printed");
        shop.close();
    }

    /** At the small branch the web server writes out one long list of prices, and computes it on the visitor's thread. */
    private void branch() {
        PrintShop shop = open();
        Crew visitor = Crew.startEach("visitor", virtual("visitor"), 1, index -> {
            while (works.compute()) {
                shop.status(index);
            }
        });
        settle(() -> works.hands() > 0);
        questions(shop);
        end(visitor, "listed");
        shop.close();
    }

    /** Everybody waits for a job that somebody else brings. */
    private void pickup() {
        PrintShop shop = open();
        AtomicInteger collected = new AtomicInteger();
        Crew visitors = Crew.startEach("visitor", virtual("visitor"), VISITORS, index -> {
            if (shop.collect(index)) {
                collected.incrementAndGet();
            }
        });
        settle(visitors::allWaitOrBack);
        questions(shop);
        crowd();
        Crew customers =
                Crew.startEach("customer", virtual("customer"), VISITORS, index -> shop.print(new Job(index, "notes")));
        settle(() -> customers.allBack() && visitors.allBack());
        scenario.tell(customers);
        scenario.tell(visitors);
        scenario.signal("collected", collected.get());
        shop.close();
    }

    private void settle(BooleanSupplier so) {
        Carriers.settle(PATIENCE, so, scenario::settle);
    }

    private PrintShop open() {
        return open(DRIVERS, (addresses, round) -> addresses);
    }

    private PrintShop open(Map<String, String> drivers, LabelPrinter labelPrinter) {
        PrintShop shop = new PrintShop(drivers, labelPrinter);
        scenario.show("shop", shop);
        return shop;
    }

    /** Visitors who come all at once; returns when so many are at work, or as many as ever will be. */
    private Crew visitors(int hands, Crew.Work work) {
        Crew visitors = Crew.startEach("visitor", virtual("visitor"), VISITORS, work);
        Standstill arriving = new Standstill();
        settle(() -> visitors.allBack() || works.hands() >= hands || arriving.isReached());
        return visitors;
    }

    /** Asked at intervals, tells when somebody is at work and for a while nobody new. */
    private final class Standstill {
        private int hands;
        private int looks;

        private boolean isReached() {
            looks = hands == works.hands() ? looks + 1 : 0;
            hands = works.hands();
            return hands > 0 && looks >= STANDSTILL;
        }
    }

    /** How many of those who ask a quick question have their answer while the others are still served. */
    private void questions(PrintShop shop) {
        Crew questions = Crew.startEach("question", virtual("question"), QUESTIONS, shop::status);
        scenario.checkpoint("asked");
        works.count();
        settle(() -> questions.allBack() || works.enough());
        scenario.checkpoint("settled");
        scenario.signal("answered", questions.done());
        scenario.tell(questions);
    }

    /** How many platform threads it took. */
    private void crowd() {
        scenario.signal("threads", Carriers.platformThreads().length - threads);
    }

    private void end(Crew visitors, String done) {
        works.end();
        settle(visitors::allBack);
        scenario.tell(visitors);
        scenario.signal(done, visitors.done());
    }

    private static ThreadFactory virtual(String name) {
        return Thread.ofVirtual().name(name + "-", 0).factory();
    }
}
