package faultlab.session;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.compile.Compilation;
import faultlab.execute.Executor;
import faultlab.execute.ScenarioRun;
import faultlab.files.AtomicFile;
import faultlab.report.MeasuredTable;
import faultlab.report.Observation;
import faultlab.report.Observation.ObservedShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Records what a lab keeps of its own runs: evidence for the rules' tests, and the lesson's table of measured figures. */
final class Recorder {

    /** Judging runs behind each cell of the table. */
    private static final int RUNS = 3;

    private final Checker checker;
    private final Executor executor;
    private final Explainer explainer;

    Recorder(Checker checker, Executor executor, Explainer explainer) {
        this.checker = checker;
        this.executor = executor;
        this.explainer = explainer;
    }

    /** Writes evidence and table. Returns the files written; all measuring comes before the first is touched. */
    List<Path> record(Lab lab, Path scratch, Consumer<String> listener) {
        Map<Path, byte[]> files = new TreeMap<>();
        List<List<ScenarioRun>> judged = new ArrayList<>();
        for (Variant variant : List.of(Variant.fault(lab), Variant.solution(lab))) {
            judged.add(checker.withClasses(lab, variant, compiled -> {
                Path folder = scratch.resolve(variant.using());
                files.putAll(evidence(
                        lab, explainer.explain(whole(compiled), false, folder, said(variant, listener)), folder));
                return judge(compiled, said(variant, listener));
            }));
        }
        Path lesson = lab.folder().resolve("lesson.md");
        try {
            String text = MeasuredTable.in(Files.readString(lesson), lab.contract(), judged.get(0), judged.get(1));
            files.put(lesson, text.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<Path, byte[]> file : files.entrySet()) {
                AtomicFile.write(file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record " + lab.id(), e);
        }
        return List.copyOf(files.keySet());
    }

    private static Consumer<String> said(Variant variant, Consumer<String> listener) {
        return shape -> listener.accept(variant.using() + ", " + shape);
    }

    private static Compilation whole(Compilation compiled) {
        if (!compiled.ok()) {
            throw new IllegalStateException(compiled.sources().variant().using() + " does not compile: "
                    + compiled.errors().get(0).place() + " "
                    + compiled.errors().get(0).message());
        }
        return compiled;
    }

    private static Map<Path, byte[]> evidence(Lab lab, Observation observation, Path folder) {
        Map<Path, byte[]> files = new TreeMap<>();
        for (ObservedShape shape : observation.shapes()) {
            Path target =
                    lab.folder().resolve("evidence").resolve(observation.using() + "-" + shape.name() + ".ndjson.gz");
            try {
                files.put(
                        target, Files.readAllBytes(folder.resolve(shape.name()).resolve("evidence.ndjson.gz")));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the evidence of " + shape.name(), e);
            }
        }
        return files;
    }

    private List<ScenarioRun> judge(Compilation compiled, Consumer<String> listener) {
        List<ScenarioRun> runs = new ArrayList<>();
        for (int round = 1; round <= RUNS; round++) {
            String which = ", judging run " + round;
            runs.addAll(Shapes.judge(
                    executor,
                    compiled,
                    compiled.sources().lab().contract().shapes(),
                    shape -> listener.accept(shape + which)));
        }
        return runs;
    }
}
