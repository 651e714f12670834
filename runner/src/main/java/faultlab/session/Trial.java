package faultlab.session;

import faultlab.catalog.Decoy;
import faultlab.catalog.Lab;
import faultlab.catalog.Shape;
import faultlab.catalog.Variant;
import faultlab.compile.Compilation;
import faultlab.compile.notes.Note;
import faultlab.execute.BenchmarkRun;
import faultlab.execute.Executor;
import faultlab.execute.ScenarioRun;
import faultlab.execute.TestsAhead;
import faultlab.execute.TestsRun;
import faultlab.session.Checker.Depth;
import faultlab.verify.BenchmarkResult;
import faultlab.verify.Check;
import faultlab.verify.Judge;
import faultlab.verify.SignalResult;
import faultlab.verify.Stage;
import faultlab.verify.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One check under way: the stages it has come through so far. */
final class Trial {

    private static final String FAULT = "fault";

    private static final String DOES_NOT_COMPILE = "there is nothing to run";

    private final Executor executor;
    private final Compilations compilations;
    private final Lab lab;
    private final Variant variant;
    private final Depth depth;
    private final CheckListener listener;
    private final Judge judge;
    private final List<Stage> stages = new ArrayList<>();
    private List<SignalResult> signals = List.of();

    Trial(Executor executor, Compilations compilations, Variant variant, Depth depth, CheckListener listener) {
        this.executor = executor;
        this.compilations = compilations;
        this.lab = compilations.lab();
        this.variant = variant;
        this.depth = depth;
        this.listener = listener;
        this.judge = new Judge(lab.contract());
    }

    /** All stages, the benchmark beside the reference and the fault. */
    Check check() {
        return untimed().timed();
    }

    /** Every stage but the benchmark. */
    Trial untimed() {
        listener.begins("compile", "");
        long start = System.nanoTime();
        try (TestsAhead ahead = executor.ahead(lab, compilations.folder(variant))) {
            Compilation compiled = compilations.of(variant);
            end(judge.compile(compiled, millis(start)));
            tests(compiled, ahead);
            signals(compiled);
        }
        return this;
    }

    /** Whether all stages so far passed, so that speed is worth comparing. */
    boolean wantsBenchmark() {
        return stages.stream().allMatch(stage -> stage.status() == Status.PASS);
    }

    /** The variant with what JMH needs to run its benchmark. */
    Compilation benchmarkable() {
        return compilations.benchmarkable(variant);
    }

    /** The benchmark by itself, and the check. */
    Check timed() {
        if (!wantsBenchmark()) {
            end(Stage.skipped("benchmark", "speed is compared once all else passes"));
            return concluded(null);
        }
        listener.begins("benchmark", "");
        long start = System.nanoTime();
        Map<String, Compilation> entrants = new LinkedHashMap<>();
        entrants.put(FAULT, compilations.benchmarkable(Variant.fault(lab)));
        entrants.put(BenchmarkRun.REFERENCE, compilations.benchmarkable(Variant.solution(lab)));
        entrants.put(BenchmarkRun.YOURS, benchmarkable());
        BenchmarkRun run = executor.benchmark(entrants);
        if (run.trouble() != null) {
            // a fault that leaks may have filled the JVM that all share: its figure is only shown, so it stays away
            entrants.remove(FAULT);
            run = executor.benchmark(entrants);
        }
        return timed(run, millis(start));
    }

    /** The check, from a benchmark of this variant beside the reference. */
    Check timed(BenchmarkRun run, long millis) {
        BenchmarkResult result = judge.result(run);
        end(judge.benchmark(run, result, millis));
        return concluded(result);
    }

    private void tests(Compilation compiled, TestsAhead ahead) {
        if (skips("tests", !compiled.ok(), DOES_NOT_COMPILE)) {
            return;
        }
        listener.begins("tests", "");
        long start = System.nanoTime();
        TestsRun run = ahead.run(compiled, listener::testEnded);
        end(judge.tests(run, millis(start)));
    }

    /** Signals are measured even if a test failed, for they show the fault; not if the tests' JVM was brought down. */
    private void signals(Compilation compiled) {
        boolean senseless = stages.stream()
                .anyMatch(stage -> stage.rejects() && (depth == Depth.FIRST_REJECTION || stage.cutShort()));
        if (skips("signals", senseless, compiled.ok() ? "it would end the same way" : DOES_NOT_COMPILE)) {
            return;
        }
        long start = System.nanoTime();
        List<ScenarioRun> runs = depth == Depth.FIRST_REJECTION ? toRejection(compiled) : judged(compiled, shapes());
        signals = judge.results(runs);
        end(judge.signals(runs, signals, millis(start)));
    }

    /** Of a decoy the shape that lab.yaml says rejects it: if it does, the other shapes can take nothing back. */
    private List<ScenarioRun> toRejection(Compilation compiled) {
        List<Shape> stated = shapes().stream().filter(this::isStated).toList();
        List<ScenarioRun> first = judged(compiled, stated);
        return judge.signals(first, judge.results(first), 0).rejects() ? first : judged(compiled, shapes());
    }

    private boolean isStated(Shape shape) {
        Decoy decoy = lab.contract().decoys().get(variant.name());
        return decoy != null
                && decoy.rejectedBy() != null
                && decoy.rejectedBy().startsWith("signals:" + shape.name() + ".");
    }

    private List<ScenarioRun> judged(Compilation compiled, List<Shape> shapes) {
        return shapes.isEmpty()
                ? List.of()
                : Shapes.judge(executor, compiled, shapes, shape -> listener.begins("signals", shape));
    }

    private List<Shape> shapes() {
        return lab.contract().shapes();
    }

    private Check concluded(@Nullable BenchmarkResult benchmark) {
        boolean error = stages.stream().anyMatch(stage -> stage.status() == Status.ERROR);
        boolean pass = stages.stream().allMatch(stage -> stage.status() == Status.PASS);
        Status verdict = error ? Status.ERROR : pass ? Status.PASS : Status.FAIL;
        String next = Next.step(lab, variant, verdict, stages);
        long millis = stages.stream().mapToLong(Stage::millis).sum();
        List<Note> notes = compilations.of(variant).notes();
        return new Check(
                lab.id(), variant.using(), verdict, millis, List.copyOf(stages), signals, benchmark, notes, next);
    }

    private boolean skips(String stage, boolean skip, String why) {
        if (skip) {
            end(Stage.skipped(stage, why));
        }
        return skip;
    }

    private void end(Stage stage) {
        stages.add(stage);
        listener.ended(stage);
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
