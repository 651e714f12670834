// spotless:off
//JAVA 25+
//SOURCES LandRegister.java
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
//FILES lab.yaml=../../labs/mappings/lab.yaml
// spotless:on
package mappings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import shared.Crew;
import shared.MappedFiles;
import shared.Scenario;
import shared.Shapes;

/** A day at the land register for each kind of work. What is measured is never preceded by a collection: nobody's heap is full. */
public final class MappingsScenario {

    private static final int VOLUMES = 4;

    /** Deeds of a volume: 13 KB, so that a search leaves little behind on the heap. */
    private static final int DEEDS = 200;

    /** Pieces of work before the first look: they load classes. */
    private static final int WARM_UP = 4;

    private static final int WORK = 128;

    private static volatile LandRegister register;

    private MappingsScenario() {}

    /** One piece of work on a volume. */
    @FunctionalInterface
    private interface Work {
        void on(String volume, int number) throws IOException;
    }

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("deeds", scenario -> day(scenario, "deeds", MappingsScenario::read))
                .add("owners", scenario -> day(scenario, "owners", (volume, number) -> register.of(volume, "Moser")))
                .add(
                        "entries",
                        scenario -> day(scenario, "entries", (volume, number) -> register.enter(volume, "Moser")))
                .add("desks", scenario -> day(scenario, "desks", MappingsScenario::sit))
                .main(args);
    }

    private static void day(Scenario scenario, String unit, Work work) throws Exception {
        Path folder = Files.createTempDirectory("register");
        try {
            for (int volume = 0; volume < VOLUMES; volume++) {
                Files.writeString(
                        folder.resolve("volume-" + volume),
                        "%-64s".formatted("Moser").repeat(DEEDS));
            }
            register = new LandRegister(folder);
            scenario.show("register", register);
            scenario.show("folder", folder);
            on(scenario, 0, WARM_UP, work);
            long before = MappedFiles.in(folder);
            scenario.inHalves(unit, WORK, (first, count) -> on(scenario, WARM_UP + first, count, work));
            scenario.signal("mapped", Math.max(0, MappedFiles.in(folder) - before));
        } finally {
            delete(folder);
        }
    }

    private static void on(Scenario scenario, int first, int count, Work work) {
        Crew clerk = Crew.start("clerk", 1, index -> {
            for (int number = first; number < first + count; number++) {
                work.on("volume-" + number % VOLUMES, number);
            }
        });
        scenario.settle(clerk::allBack);
        scenario.tell(clerk);
    }

    /** Every second one asks for a deed that the volume does not have. */
    private static void read(String volume, int number) throws IOException {
        try {
            register.deed(volume, number / VOLUMES % 2 == 0 ? number : DEEDS + number);
        } catch (NoSuchElementException missing) {
            // The clerk says so, and the next one asks.
        }
    }

    /** Somebody reads at a desk, and goes. */
    private static void sit(String volume, int number) throws IOException {
        try (LandRegister.Desk desk = register.lay(volume)) {
            desk.deed(number);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
