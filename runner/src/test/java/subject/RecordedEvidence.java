package subject;

import faultlab.observe.Collector;
import faultlab.observe.Evidence;
import faultlab.observe.EvidenceFile;
import faultlab.observe.Observe;
import faultlab.observe.Observe.LiveObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Evidence of each program, recorded once by running this class's main in runner/ and kept in src/test/resources/evidence. */
public final class RecordedEvidence {

    private static final Path FOLDER = Path.of("src/test/resources/evidence");

    private static final List<String> PROGRAMS = List.of(
            "sender",
            "taker",
            "facing",
            "exchange",
            "transfer",
            "sender-in-live-server",
            "virtual-sender",
            "virtual-producer-progresses",
            "deadlock-monitors",
            "deadlock-locks",
            "deadlock-mixed",
            "deadlock-virtual-monitors",
            "deadlock-virtual-locks",
            "deadlock-mixed-kinds",
            "deadlock-virtual-mixed",
            "lock-never-given-back",
            "virtual-lock-contention",
            "idle-workers",
            "idle-consumer",
            "consumer-waits-for-schedule",
            "late-taker",
            "producer-progresses",
            "lock-contention",
            "timed-handoff",
            "timed-out-gets-in-live-server",
            "busy-pool",
            "in-the-midst",
            "long-tasks",
            "work-for-nobody-seen",
            "hogs-on-carriers",
            "hogs-that-yield",
            "one-carrier",
            "native-callback",
            "native-wait",
            "initialiser",
            "platform-batch",
            "one-carrier-is-free",
            "virtual-waits",
            "short-burst",
            "silent-peer",
            "silent-peer-on-virtual-threads",
            "dripping-peer",
            "full-peer",
            "silent-page",
            "silent-peer-of-a-server",
            "limited-reads",
            "kept-connections",
            "long-polls",
            "slow-report",
            "answers-come",
            "lost-connections",
            "lost-connections-and-patience",
            "endless-queries",
            "too-many-callers",
            "busy-connections",
            "long-reports",
            "three-layers",
            "two-layers-by-a-helper",
            "one-layer",
            "polite-crawlers",
            "crawlers-and-a-missing-page",
            "poller");

    /** Held, after the first look, until a line is sent to them. */
    private static final List<String> HELD = List.of("late-taker", "short-burst");

    /** Looked at three times, a round of their work between the looks. */
    private static final List<String> ROUNDS = List.of(
            "timed-out-gets",
            "timed-out-gets-on-virtual-threads",
            "timed-out-futures",
            "cancelled-futures",
            "own-deadlines",
            "late-callbacks",
            "told-of-time-outs",
            "timer-per-request",
            "tasks-of-one-timer",
            "one-shots",
            "periodic-tasks",
            "cancelled-tasks",
            "delayed-stages",
            "idle-scheduler",
            "static-map",
            "hash-map",
            "tree-map",
            "skip-list-map",
            "soft-map",
            "map-of-photos",
            "bounded-map",
            "bounded-map-that-fills",
            "warm-map",
            "big-constant-heap",
            "churn",
            "boxed-sums",
            "formatted-lines",
            "joined-lines",
            "blocks",
            "few-texts",
            "mixed-objects",
            "slices-of-packets",
            "sub-lists",
            "kept-matchers",
            "kept-segments",
            "copied-beginnings",
            "passing-views",
            "newest-packets",
            "inherited-by-a-pool",
            "page-for-each-thread",
            "removed-in-the-end",
            "grown-streams",
            "grown-builders",
            "grown-lists",
            "filled-lists",
            "replaced-streams",
            "one-log",
            "unclosed-arenas",
            "dropped-arenas",
            "global-arena",
            "kept-direct-buffers",
            "global-stubs",
            "closed-arenas",
            "dropped-direct-buffers",
            "native-pool",
            "mapped-again",
            "mapped-for-ever",
            "unmapped",
            "mapped-index",
            "plug-ins-in-a-list",
            "plug-ins-on-threads",
            "plug-ins-in-thread-locals",
            "plug-ins-unloaded",
            "plug-ins-that-stay",
            "reads-after-close",
            "reads-of-nothing",
            "views-of-one-buffer",
            "views-of-one-file",
            "reads-while-open",
            "forms-given-back-twice",
            "forms-given-back-elsewhere",
            "forms-never-given-back",
            "forms-used-again",
            "jobs-in-a-list",
            "sessions-in-a-list",
            "thread-locals",
            "map-in-a-thread-local",
            "thread-per-request",
            "pool-per-request",
            "answers-twice",
            "writes-late",
            "pool-lives-on",
            "helpers-joined",
            "clients-hang-up");

    private RecordedEvidence() {}

    /** The evidence recorded of a program. */
    public static Evidence of(String program) throws IOException {
        return EvidenceFile.read(FOLDER.resolve(program + ".ndjson.gz"));
    }

    /** Records the programs named, or all. */
    public static void main(String[] args) throws Exception {
        Files.createDirectories(FOLDER);
        List<String> all = new ArrayList<>(PROGRAMS);
        all.addAll(ROUNDS);
        for (String program : args.length == 0 ? all : List.of(args)) {
            try (SubjectJvm jvm = SubjectJvm.start(program)) {
                EvidenceFile.write(FOLDER.resolve(program + ".ndjson.gz"), evidence(program, jvm));
            }
        }
    }

    private static Evidence evidence(String program, SubjectJvm jvm) throws Exception {
        if (ROUNDS.contains(program)) {
            return rounds(jvm);
        }
        return HELD.contains(program) ? held(jvm) : observe(jvm);
    }

    private static Evidence observe(SubjectJvm jvm) throws Exception {
        return Observe.process(jvm.pid(), Duration.ofSeconds(1), true, LiveObjects.IN_SMALL_HEAPS);
    }

    /** As an explaining run does it: at each checkpoint the program is held until it has been looked at. */
    public static Evidence rounds(SubjectJvm jvm) throws Exception {
        try (Collector collector = Collector.open(jvm.pid())) {
            collector.startRecording();
            look(collector, "begun");
            for (String name : List.of("half", "full")) {
                jvm.send("go");
                jvm.awaitLine("done");
                look(collector, name);
            }
            return collector.finish();
        }
    }

    private static void look(Collector collector, String name) {
        collector.snapshot(name);
        collector.memory(name);
    }

    private static Evidence held(SubjectJvm jvm) throws Exception {
        try (Collector collector = Collector.open(jvm.pid())) {
            look(collector, "waiting");
            jvm.send("now");
            jvm.awaitLine("done");
            look(collector, "settled");
            return collector.finish();
        }
    }
}
