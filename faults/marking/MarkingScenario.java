// spotless:off
//JAVA 25+
//SOURCES Herbarium.java
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
//FILES lab.yaml=../../labs/marking/lab.yaml
//FILES jvm.options=jvm.options
//FILES jvm.spring.options=jvm.spring.options
//FILES jvm.summer.options=jvm.summer.options
//FILES jvm.autumn.options=jvm.autumn.options
// spotless:on
package marking;

import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import shared.CollectionCauses;
import shared.Crew;
import shared.FullCollections;
import shared.Scenario;
import shared.Shapes;

/** A season at the herbarium, which is full when it begins: looked at then, half way and at its end. */
public final class MarkingScenario {

    private static final int SHEET = 10_000;

    private static final int PLANTS = 500;

    /** Drawers, so that some 26 MB are alive; and those of the winter. */
    private static final int DRAWERS = 2_500;

    private static final int FEW = 300;

    /** Plants that are pressed, in a season in which threads may have to wait, and in the winter. */
    private static final int LONG = 40_000;

    private static final int WAITING = 24_000;

    private static final int SHORT = 16_000;

    /** Visitors come in groups, with some time between: as much as who marks beside them needs. */
    private static final int GROUP = 50;

    private static final long BETWEEN_NANOS = 1_000_000;

    private final Scenario scenario;
    private final int drawers;
    private final Herbarium herbarium;
    private final CollectionCauses causes;
    private final long full;

    /** Which drawer is next: each as often as any other, in no order (Knuth's MMIX generator). */
    private long next = 7;

    private MarkingScenario(Scenario scenario, int drawers) {
        this.scenario = scenario;
        this.drawers = drawers;
        herbarium = new Herbarium(drawers);
        for (int drawer = 0; drawer < drawers; drawer++) {
            herbarium.press(drawer, plant(drawer), SHEET);
        }
        scenario.show("herbarium", herbarium);
        causes = CollectionCauses.listen();
        full = FullCollections.count();
    }

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("spring", scenario -> new MarkingScenario(scenario, DRAWERS).marked(LONG))
                .add("summer", scenario -> new MarkingScenario(scenario, DRAWERS).marked(LONG))
                .add("autumn", scenario -> new MarkingScenario(scenario, DRAWERS).autumn())
                .add("winter", scenario -> new MarkingScenario(scenario, FEW).winter())
                .main(args);
    }

    /** How often the heap was marked beside the work: each time has two pauses. */
    private void marked(int plants) throws Exception {
        press(plants);
        scenario.signal("pauses", causes.by("G1 Concurrent GC"));
        scenario.signal("sheets", sheets());
    }

    private void autumn() throws Exception {
        press(WAITING);
        scenario.signal("stalls", causes.of("Allocation Stall"));
        scenario.signal("sheets", sheets());
    }

    /** Drawers with a sheet in them. */
    private long sheets() {
        return IntStream.range(0, drawers)
                .filter(drawer -> herbarium.in(drawer).isPresent())
                .count();
    }

    /** Little is alive, so there is little to mark. */
    private void winter() throws Exception {
        press(SHORT);
        scenario.signal("full", FullCollections.count() - full);
        scenario.signal("sheets", sheets());
    }

    private void press(int plants) throws Exception {
        scenario.inHalves("plants", plants, (first, count) -> {
            Crew visitor = Crew.start("visitor", 1, index -> {
                for (int number = first; number < first + count; number++) {
                    herbarium.press(drawer(), plant(number), SHEET);
                    if (number % GROUP == 0) {
                        LockSupport.parkNanos(BETWEEN_NANOS);
                    }
                }
            });
            scenario.settle(visitor::allBack);
            scenario.tell(visitor);
        });
    }

    private static String plant(int number) {
        return "plant " + number % PLANTS;
    }

    private int drawer() {
        next = next * 6364136223846793005L + 1442695040888963407L;
        return (int) ((next >>> 33) % drawers);
    }
}
