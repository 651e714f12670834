// spotless:off
//JAVA 25+
//SOURCES Bakery.java
//SOURCES Experiment.java
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
//FILES lab.yaml=../../labs/triggers/lab.yaml
//FILES jvm.options=jvm.options
//FILES jvm.morning.options=jvm.morning.options
//FILES jvm.noon.options=jvm.noon.options
//FILES jvm.afternoon.options=jvm.afternoon.options
// spotless:on
package triggers;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import shared.CollectionCauses;
import shared.Crew;
import shared.Scenario;
import shared.Settle;
import shared.Shapes;

/** A day at the bakery, each part by itself: looked at when it has begun, half way and at its end. */
public final class TriggersScenario {

    private static final int GRAMS = 10 << 10;

    private static final int PLACES = 800;

    /** What does not get old before it is eaten. */
    private static final int SMALL = 200;

    private static final int LOAVES = 8_000;

    /** Loaves of a long part of the day. */
    private static final int MANY = 16_000;

    /** Loaves of a short part of the day. */
    private static final int FEW = 2_000;

    /** Loaves for which the young generation is filled once or twice. */
    private static final int TRAY = 1_000;

    private static final String MARKING = "G1 Concurrent GC";

    /** Pauses of a cycle of marking: Remark and Cleanup. */
    private static final int A_CYCLE = 2;

    /** From one customer of the night to the next. */
    private static final long BETWEEN_NANOS = 500_000;

    /** What is allocated between two collections where nobody disturbs, at least. */
    private static final long ENOUGH_KB = 14_000;

    private static final int PERIODS = 6;

    private final Scenario scenario;
    private final Bakery bakery;
    private final CollectionCauses causes = CollectionCauses.listen();

    /** One of the ways to have a loaf. */
    @FunctionalInterface
    private interface Oven {
        byte[] bake(byte flour, int grams);
    }

    private TriggersScenario(Scenario scenario) {
        this(scenario, PLACES);
    }

    private TriggersScenario(Scenario scenario, int places) {
        this.scenario = scenario;
        bakery = new Bakery(places);
        scenario.show("bakery", bakery);
    }

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("morning", scenario -> new TriggersScenario(scenario).part())
                .add("noon", scenario -> new TriggersScenario(scenario).part())
                .add("afternoon", scenario -> new TriggersScenario(scenario, SMALL).afternoon())
                .add("evening", scenario -> new TriggersScenario(scenario).evening())
                .add("night", scenario -> new TriggersScenario(scenario).night())
                .add("opening", scenario -> new TriggersScenario(scenario).opening())
                .add("holiday", scenario -> new TriggersScenario(scenario).holiday())
                .add("stocktaking", scenario -> new TriggersScenario(scenario).stocktaking())
                .main(args);
    }

    /** What is allocated for each collection. */
    private void part() throws Exception {
        long before = allocated();
        bake(LOAVES);
        each(before);
    }

    /** In KB. */
    private long eachSince(long before) {
        return (allocated() - before) / Math.max(1, causes.all()) >> 10;
    }

    private void each(long before) {
        // of three collections or four the quotient is chance
        scenario.signal("each", Math.min(ENOUGH_KB, eachSince(before)));
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }

    /** How often the whole heap is marked. That goes on beside the work, which waits for it after each tray, but not for long. */
    private void afternoon() throws Exception {
        bake(MANY, (flour, grams) -> {
            if (bakery.baked() % TRAY == TRAY - 1) {
                long pauses = causes.by(MARKING);
                Settle.soon(() -> causes.by(MARKING) >= pauses + A_CYCLE);
            }
            return bakery.bake(flour, grams);
        });

        scenario.signal("pauses", causes.by(MARKING));
    }

    private void evening() throws Exception {
        bake(LOAVES, bakery::bakeAhead);
        scenario.signal("asked", causes.of("System.gc()"));
    }

    /** Customers are few, and come one after the other. */
    private void night() throws Exception {
        bakery.closeForTheNight();
        long before = allocated();
        bake(FEW, (flour, grams) -> {
            LockSupport.parkNanos(BETWEEN_NANOS);
            return bakery.bake(flour, grams);
        });
        each(before);
    }

    /** What the operator has set, and who has set it since. */
    private void opening() throws Exception {
        bakery.open();
        bake(FEW);
        long overridden =
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getDiagnosticOptions().stream()
                        .filter(option -> option.getOrigin() == VMOption.Origin.MANAGEMENT)
                        .count();
        scenario.signal("overridden", overridden);
    }

    /** Nobody bakes, so nothing is allocated. */
    private void holiday() throws Exception {
        bake(FEW);
        bakery.closeForTheHoliday();
        Settle.patiently(() -> causes.of("G1 Periodic Collection") >= PERIODS);
        scenario.signal("periodic", causes.of("G1 Periodic Collection"));
    }

    /** The owner asks once. */
    private void stocktaking() throws Exception {
        bake(FEW);
        long before = causes.of("System.gc()");
        long needed = bakery.takeStock();
        scenario.signal("asked", causes.of("System.gc()") - before);
        scenario.signal("needed", needed >> 10);
    }

    private void bake(int loaves) throws Exception {
        bake(loaves, bakery::bake);
    }

    private void bake(int loaves, Oven oven) throws Exception {
        scenario.inHalves("loaves", loaves, (first, count) -> {
            Crew baker = Crew.start("baker", 1, index -> {
                for (int number = 0; number < count; number++) {
                    oven.bake((byte) number, GRAMS);
                }
            });
            scenario.settle(baker::allBack);
            scenario.tell(baker);
        });
    }
}
