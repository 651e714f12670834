// spotless:off
//JAVA 25+
//SOURCES Day.java
//SOURCES HarbourOffice.java
//SOURCES Peer.java
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
//FILES lab.yaml=../../labs/timeouts/lab.yaml
// spotless:on
package timeouts;

import shared.Shapes;
import timeouts.Peer.Manner;

/** Days at the harbour office: on four of them one of those whom the office asks does not answer, on the fifth both are late. */
public final class TimeoutsScenario {

    private TimeoutsScenario() {}

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("silent", scenario -> new Day(scenario, Manner.KEEPS_SILENT, Manner.ANSWERS).pass(Day::tide))
                .add("drip", scenario -> new Day(scenario, Manner.DRIPS, Manner.ANSWERS).pass(Day::tide))
                .add("held", scenario -> new Day(scenario, Manner.ANSWERS, Manner.KEEPS_SILENT).pass(Day::clearance))
                .add("page", scenario -> new Day(scenario, Manner.ANSWERS, Manner.BREAKS_OFF).pass(Day::clearance))
                .add("late", scenario -> new Day(scenario, Manner.KEEPS_SILENT, Manner.KEEPS_SILENT).passLate())
                .main(args);
    }
}
