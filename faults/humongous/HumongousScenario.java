// spotless:off
//JAVA 25+
//SOURCES MapPress.java
//SOURCES Plate.java
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
//FILES lab.yaml=../../labs/humongous/lab.yaml
//FILES jvm.options=jvm.options
// spotless:on
package humongous;

import java.io.OutputStream;
import java.util.List;
import shared.CollectionCauses;
import shared.Crew;
import shared.FullCollections;
import shared.Scenario;
import shared.Shapes;

/** A day at the press for each thing that is printed there: looked at when it has begun, at noon and in the evening. */
public final class HumongousScenario {

    private static final String CAUSE = "G1 Humongous Allocation";

    /** Bytes of a sheet that is sold alone, and of one that is bound into an atlas. */
    private static final int LARGE = 700 << 10;

    private static final int SMALL = 300 << 10;

    private static final int SHEETS = 600;

    private static final int ATLASES = 200;

    private static final int LABELS = 20_000;

    private final Scenario scenario;
    private final MapPress press;
    private final CollectionCauses causes = CollectionCauses.listen();

    private long printed;
    private long right;

    private HumongousScenario(Scenario scenario, int plate) {
        this.scenario = scenario;
        press = new MapPress(sheet -> new Plate(sheet, plate));
        scenario.show("press", press);
    }

    /** What a customer wants. */
    @FunctionalInterface
    private interface Order {
        void serve(int number) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("sheets", scenario -> new HumongousScenario(scenario, LARGE).sheets())
                .add("atlases", scenario -> new HumongousScenario(scenario, SMALL).atlases())
                .add("labels", scenario -> new HumongousScenario(scenario, LARGE).labels())
                .main(args);
    }

    private void sheets() throws Exception {
        day("sheets", SHEETS, number -> printed += press.print("sheet " + number, OutputStream.nullOutputStream()));
        scenario.signal("printed", printed >> 10);
    }

    private void atlases() throws Exception {
        day(
                "atlases",
                ATLASES,
                number -> printed +=
                        press.bind(List.of("north " + number, "south " + number), OutputStream.nullOutputStream()));
        scenario.signal("printed", printed >> 10);
    }

    /** Somebody wants to know what all sheets are called. */
    private void labels() throws Exception {
        day("labels", LABELS, number -> right += press.title("sheet " + number).equals("sheet " + number) ? 1 : 0);
        scenario.signal("right", right);
    }

    private void day(String unit, int orders, Order order) throws Exception {
        long full = FullCollections.count();
        scenario.inHalves(unit, orders, (first, count) -> {
            Crew printer = Crew.start("printer", 1, index -> {
                for (int number = first; number < first + count; number++) {
                    order.serve(number);
                }
            });
            scenario.settle(printer::allBack);
            scenario.tell(printer);
        });
        scenario.signal("humongous", causes.of(CAUSE));
        scenario.signal("full", FullCollections.count() - full);
    }
}
