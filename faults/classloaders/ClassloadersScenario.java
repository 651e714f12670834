// spotless:off
//JAVA 25+
//SOURCES Hall.java
//SOURCES Loader.java
//SOURCES Players.java
//SOURCES Theatre.java
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
//FILES lab.yaml=../../labs/classloaders/lab.yaml
//FILES jvm.options=jvm.options
// spotless:on
package classloaders;

import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import shared.Crew;
import shared.LiveHeap;
import shared.Scenario;
import shared.Shapes;

/** A year at the theatre for each thing that companies do. Each is counted when it has begun, after half of the visits and after all. */
public final class ClassloadersScenario {

    /** Visits before the first look: they load the house's own classes. */
    private static final int WARM_UP = 2;

    private static final int VISITS = 60;

    /** Evenings of a company that stays, two scenes each. */
    private static final int EVENINGS = 60;

    private static final ClassLoadingMXBean CLASSES = ManagementFactory.getClassLoadingMXBean();

    private static volatile Theatre theatre;

    private final Scenario scenario;
    private final Map<String, byte[]> luggage = Hall.luggage();

    private ClassloadersScenario(Scenario scenario) throws IOException {
        this.scenario = scenario;
    }

    /** What a company does while it is here. */
    @FunctionalInterface
    private interface Stay {
        void of(Theatre.Visit visit) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("bells", scenario -> new ClassloadersScenario(scenario).bells())
                .add("prompters", scenario -> new ClassloadersScenario(scenario).prompters())
                .add("parts", scenario -> new ClassloadersScenario(scenario).visits(ClassloadersScenario::play))
                .add("season", scenario -> new ClassloadersScenario(scenario).season())
                .main(args);
    }

    /** Companies that come one after the other, so that each bell is heard by one of them. */
    private void bells() throws Exception {
        visits(visit -> {
            visit.hearBell();
            theatre.ring();
        });
        scenario.signal("ghosts", Hall.heard() - WARM_UP - VISITS);
    }

    private void prompters() throws Exception {
        visits(visit -> {
            visit.prompt("to be");
            visit.prompt("or not to be");
        });
        scenario.signal(
                "threads",
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("prompter"))
                        .count());
    }

    /** One company after the other, each of which leaves. */
    private void visits(Stay stay) throws Exception {
        open();
        visits(WARM_UP, stay);
        LiveHeap.bytes();
        long unloaded = CLASSES.getUnloadedClassCount();
        long loaded = CLASSES.getLoadedClassCount();
        long before = LiveHeap.bytes();
        scenario.inHalves("visits", VISITS, (first, count) -> visits(count, stay));
        scenario.signal("kept", Math.max(0, LiveHeap.bytes() - before));
        scenario.signal("unloaded", CLASSES.getUnloadedClassCount() - unloaded);
        scenario.gauge("loaded", CLASSES.getLoadedClassCount() - loaded);
    }

    private void open() {
        theatre = new Theatre();
        scenario.show("theatre", theatre);
        scenario.show("luggage", luggage);
    }

    private void visits(int count, Stay stay) {
        inTheOffice(() -> {
            for (int i = 0; i < count; i++) {
                try (Theatre.Visit visit = theatre.invite(new Loader(luggage), Players.class.getName())) {
                    stay.of(visit);
                }
            }
        });
    }

    /** One scene on each stage. */
    private static void play(Theatre.Visit visit) throws Exception {
        List<Future<String>> scenes = new ArrayList<>();
        for (int scene = 0; scene < Theatre.STAGES; scene++) {
            scenes.add(visit.play(scene));
        }
        for (Future<String> scene : scenes) {
            scene.get();
        }
    }

    /** One company that stays. Its classes are loaded once, and each part is learned once on each stage. */
    private void season() throws Exception {
        open();
        Theatre.Visit[] visit = new Theatre.Visit[1];
        inTheOffice(() -> {
            visit[0] = theatre.invite(new Loader(luggage), Players.class.getName());
            visit[0].hearBell();
            play(visit[0]);
        });
        long loaded = CLASSES.getTotalLoadedClassCount();
        int learned = Hall.parts();
        scenario.inHalves("evenings", EVENINGS, (first, count) -> evenings(visit[0], count));
        scenario.signal("learned", Hall.parts() - learned);
        scenario.gauge("loaded", CLASSES.getTotalLoadedClassCount() - loaded);
        inTheOffice(visit[0]::close);
    }

    private void evenings(Theatre.Visit visit, int count) {
        inTheOffice(() -> {
            for (int evening = 0; evening < count; evening++) {
                play(visit);
                theatre.ring();
                visit.prompt("to be");
            }
        });
    }

    /** Something that may take for ever. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private void inTheOffice(Work work) {
        Crew office = Crew.start("office", 1, index -> work.run());
        scenario.settle(office::allBack);
        scenario.tell(office);
    }
}
