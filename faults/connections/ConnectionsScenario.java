// spotless:off
//JAVA 25+
//DEPS com.zaxxer:HikariCP:7.0.2
//DEPS com.h2database:h2:2.4.240
//DEPS org.slf4j:slf4j-nop:2.0.17
//SOURCES Archive.java
//SOURCES Day.java
//SOURCES Store.java
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
//FILES lab.yaml=../../labs/connections/lab.yaml
// spotless:on
package connections;

import shared.Shapes;

/** Days at the archive: loans that are refused, words that nobody finds, more readers than ever, and a busy day like any other. */
public final class ConnectionsScenario {

    private ConnectionsScenario() {}

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("leak", scenario -> new Day(scenario).refuseLoans())
                .add("slow", scenario -> new Day(scenario).searchInVain())
                .add("demand", scenario -> new Day(scenario).readAtOnce())
                .add("busy", scenario -> new Day(scenario).keepAsking())
                .main(args);
    }
}
