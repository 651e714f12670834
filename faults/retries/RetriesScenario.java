// spotless:off
//JAVA 25+
//DEPS io.github.resilience4j:resilience4j-circuitbreaker:2.4.0
//DEPS io.github.resilience4j:resilience4j-retry:2.4.0
//DEPS org.slf4j:slf4j-nop:2.0.17
//SOURCES Board.java
//SOURCES Pass.java
//SOURCES VirtualTime.java
//SOURCES Winter.java
//SOURCES WinterMast.java
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
//FILES lab.yaml=../../labs/retries/lab.yaml
// spotless:on
package retries;

import shared.Shapes;

/** Winter on the pass: the mast is silent, comes and goes, and stammers. */
public final class RetriesScenario {

    private RetriesScenario() {}

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("silent", scenario -> new Winter(scenario).silence())
                .add("flapping", scenario -> new Winter(scenario).flap())
                .add("stammer", scenario -> new Winter(scenario).stammer())
                .main(args);
    }
}
