// spotless:off
//JAVA 25+
//SOURCES Depths.java
//SOURCES LanternShow.java
//SOURCES Projector.java
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
//FILES lab.yaml=../../labs/finalizers/lab.yaml
//FILES jvm.options=jvm.options
// spotless:on
package finalizers;

import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import shared.Crew;
import shared.FullCollections;
import shared.LiveHeap;
import shared.Scenario;
import shared.Settle;
import shared.Shapes;

/** Evenings with the lantern: looked at when they have begun, in the interval and at the end. */
public final class FinalizersScenario {

    /** Lectures of an evening, with two pictures each. */
    private static final int LECTURES = 1_500;

    private static final int LARGE = 8 << 10;

    private static final int SMALL = 64;

    /** Pictures that are shown in other halls while somebody's slot is jammed. */
    private static final int OTHERS = 20_000;

    /** Slides that are lent in an evening. */
    private static final int LENT = 2_000;

    private final Scenario scenario;
    private final Projector projector;
    private final LanternShow show;

    private FinalizersScenario(Scenario scenario, int pixels) {
        this.scenario = scenario;
        projector = new Projector(pixels);
        show = new LanternShow(projector);
        scenario.show("show", show);
    }

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("lectures", scenario -> new FinalizersScenario(scenario, LARGE).lectures())
                .add("jammed", scenario -> new FinalizersScenario(scenario, SMALL).jammed())
                .add("lent", scenario -> new FinalizersScenario(scenario, SMALL).lent())
                .main(args);
    }

    /** What is held when the last lecture is over, and what one collection leaves of it. */
    private void lectures() throws Exception {
        long before = LiveHeap.bytes();
        long full = FullCollections.count();
        scenario.inHalves("lectures", LECTURES, (first, count) -> {
            Crew lecturer = Crew.start("lecturer", 1, index -> {
                for (int lecture = first; lecture < first + count; lecture++) {
                    lecture();
                }
            });
            scenario.settle(lecturer::allBack);
            scenario.tell(lecturer);
        });
        scenario.signal("held", projector.held());
        scenario.signal("full", FullCollections.count() - full);
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        scenario.signal("kept", Math.max(0, used - before));
    }

    /** The second picture is torn. */
    private void lecture() {
        try {
            show.show(List.of("a comet", Projector.TORN));
        } catch (IllegalArgumentException tears) {
            // The lecturer apologises.
        }
    }

    /** Somebody's slot cannot be given back. What does that do to other halls? */
    private void jammed() throws Exception {
        Crew unlucky = Crew.start("unlucky", 1, index -> show.show(List.of(Projector.JAMMED)));
        scenario.settle(unlucky::allWaitOrBack);
        LiveHeap.bytes();
        Settle.surely(projector::isStuck);
        int freed = projector.freed();
        scenario.inHalves("pictures", OTHERS, (first, count) -> {
            Crew lecturer = Crew.start("lecturer", 1, index -> show.show(Collections.nCopies(count, "a comet")));
            scenario.settle(lecturer::allBack);
            scenario.tell(lecturer);
            LiveHeap.bytes();
            Settle.surely(() -> pending() + projector.freed() - freed >= first + count);
        });
        scenario.signal("pending", pending());
        scenario.signal("held", projector.held());
        projector.repair();
        scenario.settle(unlucky::allBack);
    }

    private static int pending() {
        return ManagementFactory.getMemoryMXBean().getObjectPendingFinalizationCount();
    }

    /** Slides that nobody brings back. */
    private void lent() throws Exception {
        scenario.inHalves("slides", LENT, (first, count) -> {
            Crew borrower = Crew.start("borrower", 1, index -> {
                for (int number = 0; number < count; number++) {
                    show.lend("a comet").project();
                }
            });
            scenario.settle(borrower::allBack);
            scenario.tell(borrower);
            LiveHeap.bytes();
            Settle.surely(() -> projector.freed() >= first + count);
        });
        scenario.signal("freed", projector.freed());
    }
}
