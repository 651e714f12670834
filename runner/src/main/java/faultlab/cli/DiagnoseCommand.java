package faultlab.cli;

import faultlab.diagnose.Diagnose;
import faultlab.diagnose.Diagnosis;
import faultlab.diagnose.Verdict;
import faultlab.diagnose.stability.Stability;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.EvidenceFile;
import faultlab.observe.Observe;
import faultlab.observe.Observe.LiveObjects;
import faultlab.observe.Refused;
import faultlab.report.Diagnosed;
import faultlab.report.DiagnosisText;
import faultlab.report.GcAccount;
import faultlab.report.GcText;
import faultlab.report.MemoryAccount;
import faultlab.report.MemoryAccountText;
import faultlab.report.Places;
import faultlab.report.StabilityText;
import faultlab.report.Timeline;
import faultlab.report.TimelineText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diagnose",
        description = "Name the root cause in a running JVM or in recorded evidence.",
        footer = {
            "",
            "A running JVM is looked at twice, 2 s apart. Each look stops it for a thread dump, some milliseconds long, and,",
            "if no more than 128 MB of its heap are in use, to count live objects: a full collection, well under a second.",
            "Exit codes: 0 healthy, 1 faulty or unknown, 2 there is no such JVM or file."
        })
final class DiagnoseCommand extends LabCommand {

    @Parameters(paramLabel = "PID|FILE", description = "A JVM's process id, or evidence as FILE.ndjson.gz.")
    private String target = "";

    @Option(names = "--save", paramLabel = "FILE", description = "Keep what was collected as FILE.ndjson.gz.")
    private @Nullable Path save;

    @Option(
            names = "--record",
            description = "Record events too, though it leaves two of the recorder's threads in the JVM.")
    private boolean record;

    @Option(
            names = "--heap",
            negatable = true,
            description = "Count live objects however large the heap (about 5 s per GB in use, twice), or never.")
    private @Nullable Boolean heap;

    @Mixin
    private Limits limits = new Limits();

    @Override
    public Integer call() throws InterruptedException {
        Evidence evidence = evidence();
        if (save != null) {
            save(evidence, save);
        }
        Diagnosis diagnosis = Diagnose.of(evidence);
        Stability stability = Stability.of(evidence);
        Timeline timeline = Timeline.of(evidence, new Places(""), limits.get());
        MemoryAccount account = MemoryAccount.of(evidence);
        GcAccount gc = GcAccount.of(evidence).orElse(null);
        result(
                new Diagnosed(diagnosis, stability, timeline, account, gc),
                new DiagnosisText(style()).of(diagnosis)
                        + new TimelineText(style()).headed(timeline)
                        + new StabilityText(style()).of(stability)
                        + new MemoryAccountText(style()).headed(account)
                        + (gc == null ? "" : new GcText(style()).headed(gc)));
        return diagnosis.verdict() == Verdict.HEALTHY ? Exits.OK : Exits.FAIL;
    }

    private Evidence evidence() throws InterruptedException {
        try {
            if (!target.matches("\\d{1,18}")) {
                return recorded(Path.of(target));
            }
            note("… looking at process " + target + " twice, " + Observe.BETWEEN.toSeconds() + " s apart");
            Evidence evidence = Observe.process(Long.parseLong(target), Observe.BETWEEN, record, liveObjects());
            costs(evidence);
            return evidence;
        } catch (Refused e) {
            throw wrongUse(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw wrongUse("Cannot look at process " + target + ": " + e.getMessage());
        }
    }

    private LiveObjects liveObjects() {
        if (heap == null) {
            return LiveObjects.IN_SMALL_HEAPS;
        }
        return heap ? LiveObjects.ALWAYS : LiveObjects.NEVER;
    }

    private void costs(Evidence evidence) {
        Map<String, List<Data.Cost>> costs = evidence.all(Data.Cost.class)
                .collect(Collectors.groupingBy(Data.Cost::of, LinkedHashMap::new, Collectors.toList()));
        costs.forEach((of, each) -> note("it cost %d × %s, together %d ms: %s"
                .formatted(
                        each.size(),
                        of,
                        each.stream().mapToLong(Data.Cost::millis).sum(),
                        each.getFirst().effect())));
    }

    private Evidence recorded(Path file) {
        if (!Files.isRegularFile(file)) {
            throw wrongUse("\"" + target + "\" is neither a process id nor a file. `jps -l` lists the JVMs that run.");
        }
        try {
            return EvidenceFile.read(file);
        } catch (IOException e) {
            throw wrongUse(String.valueOf(e.getMessage()));
        }
    }

    private void save(Evidence evidence, Path file) {
        try {
            EvidenceFile.write(file, evidence);
            note("kept in " + file);
        } catch (IOException e) {
            throw wrongUse(
                    "Cannot write " + file + ": " + e.getMessage() + ". Name a file in a folder that you may write.");
        }
    }
}
