// spotless:off
//JAVA 25+
//SOURCES Wire.java
//SOURCES WireDesk.java
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
//FILES lab.yaml=../../labs/slices/lab.yaml
// spotless:on
package slices;

import java.util.function.ObjIntConsumer;
import shared.Crew;
import shared.LiveHeap;
import shared.Scenario;
import shared.Shapes;

/** A day at the wire desk for each kind of item, looked at when it has begun, after half of its items and after all of them. */
public final class SlicesScenario {

    /** Items before the first look: they load classes. */
    private static final int WARM_UP = 10;

    /** Items of the day itself. */
    private static final int ITEMS = 400;

    /** An agency has one desk. */
    private static volatile WireDesk desk;

    private SlicesScenario() {}

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("dispatches", scenario -> day(scenario, (desk, item) -> desk.fileDispatch(Wire.dispatch(item))))
                .add("votes", scenario -> day(scenario, (desk, item) -> desk.fileVote(Wire.vote(item))))
                .add("interviews", scenario -> day(scenario, (desk, item) -> desk.fileInterview(Wire.interview(item))))
                .add("pictures", scenario -> day(scenario, (desk, item) -> desk.filePicture(Wire.picture(item))))
                .add("reports", scenario -> day(scenario, (desk, item) -> desk.fileReport(Wire.report(item))))
                .main(args);
    }

    private static void day(Scenario scenario, ObjIntConsumer<WireDesk> filing) throws Exception {
        desk = new WireDesk();
        scenario.show("desk", desk);
        file(scenario, filing, 0, WARM_UP);
        long before = LiveHeap.bytes();
        scenario.inHalves("items", ITEMS, (first, count) -> file(scenario, filing, WARM_UP + first, count));
        scenario.signal("kept", Math.max(0, LiveHeap.bytes() - before));
    }

    private static void file(Scenario scenario, ObjIntConsumer<WireDesk> filing, int first, int items) {
        Crew wire = Crew.start("wire", 1, index -> {
            for (int item = first; item < first + items; item++) {
                filing.accept(desk, item);
            }
        });
        scenario.settle(wire::allBack);
        scenario.tell(wire);
    }
}
