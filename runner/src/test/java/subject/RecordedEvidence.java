package subject;

import faultlab.observe.Collector;
import faultlab.observe.Evidence;
import faultlab.observe.EvidenceFile;
import faultlab.observe.Observe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
            "idle-workers",
            "idle-consumer",
            "consumer-waits-for-schedule",
            "late-taker",
            "producer-progresses",
            "lock-contention",
            "timed-handoff");

    private RecordedEvidence() {}

    /** The evidence recorded of a program. */
    public static Evidence of(String program) throws IOException {
        return EvidenceFile.read(FOLDER.resolve(program + ".ndjson.gz"));
    }

    /** Records the programs named, or all. */
    public static void main(String[] args) throws Exception {
        Files.createDirectories(FOLDER);
        for (String program : args.length == 0 ? PROGRAMS : List.of(args)) {
            try (SubjectJvm jvm = SubjectJvm.start(program)) {
                Evidence evidence = program.equals("late-taker") ? lateTaker(jvm) : observe(jvm);
                EvidenceFile.write(FOLDER.resolve(program + ".ndjson.gz"), evidence);
            }
        }
    }

    private static Evidence observe(SubjectJvm jvm) throws Exception {
        return Observe.process(jvm.pid(), Duration.ofSeconds(1), true);
    }

    private static Evidence lateTaker(SubjectJvm jvm) throws Exception {
        try (Collector collector = Collector.open(jvm.pid())) {
            collector.snapshot("waiting");
            jvm.send("now");
            jvm.awaitLine("done");
            collector.snapshot("settled");
            return collector.finish();
        }
    }
}
