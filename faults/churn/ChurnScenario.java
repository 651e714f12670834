// spotless:off
//JAVA 25+
//SOURCES Day.java
//SOURCES River.java
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
//FILES lab.yaml=../../labs/churn/lab.yaml
//FILES jvm.options=jvm.options
// spotless:on
package churn;

import shared.Shapes;

/** Days on the river: levels are added up, passed on, both where the JIT compiler gets no help from escape analysis, and reported once. */
public final class ChurnScenario {

    private ChurnScenario() {}

    public static void main(String[] args) throws Exception {
        Day.Work both = (river, gauge, millimetres) -> {
            river.add(gauge, millimetres);
            river.pass(gauge, millimetres);
        };
        new Shapes()
                .add("add", scenario -> new Day(scenario, River::add).pass())
                .add("pass", scenario -> new Day(scenario, River::pass).pass())
                .add("plain", scenario -> new Day(scenario, both).pass())
                .add("report", scenario -> new Day(scenario, both).report())
                .main(args);
    }
}
