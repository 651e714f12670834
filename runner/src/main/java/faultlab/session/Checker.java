package faultlab.session;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.compile.Compilation;
import faultlab.execute.BenchmarkRun;
import faultlab.execute.ClassPath;
import faultlab.execute.Executor;
import faultlab.execute.ScenarioRun;
import faultlab.execute.TestsRun;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes a variant through the stages of a check, one after the other, as far as going on makes sense. */
final class Checker {

    /** How far a check goes. */
    enum Depth {
        /** To the end, but for what tells nothing new. */
        FULL,
        /** As far, but the benchmark leaves the fault out: its figure is for a learner to see and judges nothing. */
        PROOF,
        /** To the first stage that rejects: enough while watching, or to know that a decoy falls. */
        FIRST_REJECTION
    }

    private static final String DOES_NOT_COMPILE = "there is nothing to run";

    private final ClassPath classPath;
    private final Executor executor;

    Checker(ClassPath classPath, Executor executor) {
        this.classPath = classPath;
        this.executor = executor;
    }

    Check check(Lab lab, Variant variant, Depth depth, CheckListener listener) {
        try (Compilations compilations = compilations(lab)) {
            return check(compilations, variant, depth, listener);
        }
    }

    /** For several checks of one lab: what one of them compiled the next need not. */
    Check check(Compilations compilations, Variant variant, Depth depth, CheckListener listener) {
        return new Run(compilations, variant, depth, listener).check();
    }

    /** Compiles a variant into a temporary folder that lives as long as what is done with its classes. */
    <T> T withClasses(Lab lab, Variant variant, Function<Compilation, T> use) {
        try (Compilations compilations = compilations(lab)) {
            return use.apply(compilations.of(variant));
        }
    }

    Compilations compilations(Lab lab) {
        return new Compilations(lab, classPath);
    }

    /** One check under way. */
    private final class Run {

        private final Lab lab;
        private final Variant variant;
        private final Depth depth;
        private final CheckListener listener;
        private final Compilations compilations;
        private final Judge judge;
        private final List<Stage> stages = new ArrayList<>();
        private final long since = System.nanoTime();
        private List<SignalResult> signals = List.of();
        private @Nullable BenchmarkResult benchmark;

        Run(Compilations compilations, Variant variant, Depth depth, CheckListener listener) {
            this.compilations = compilations;
            this.lab = compilations.lab();
            this.variant = variant;
            this.depth = depth;
            this.listener = listener;
            this.judge = new Judge(lab.contract());
        }

        Check check() {
            listener.begins("compile", "");
            long start = System.nanoTime();
            Compilation compiled = compilations.of(variant);
            end(judge.compile(compiled, millis(start)));
            tests(compiled);
            signals(compiled);
            benchmark(compiled);
            boolean error = stages.stream().anyMatch(stage -> stage.status() == Status.ERROR);
            boolean pass = stages.stream().allMatch(stage -> stage.status() == Status.PASS);
            Status verdict = error ? Status.ERROR : pass ? Status.PASS : Status.FAIL;
            String next = Next.step(lab, variant, verdict, stages);
            return new Check(
                    lab.id(), variant.using(), verdict, millis(since), List.copyOf(stages), signals, benchmark, next);
        }

        private void tests(Compilation compiled) {
            if (skips("tests", !compiled.ok(), DOES_NOT_COMPILE)) {
                return;
            }
            listener.begins("tests", "");
            long start = System.nanoTime();
            TestsRun run = executor.tests(compiled, listener::testEnded);
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
            List<ScenarioRun> runs = Shapes.judge(executor, compiled, shape -> listener.begins("signals", shape));
            signals = judge.results(runs);
            end(judge.signals(runs, signals, millis(start)));
        }

        private void benchmark(Compilation compiled) {
            if (skips(
                    "benchmark",
                    stages.stream().anyMatch(stage -> stage.status() != Status.PASS),
                    "speed is compared once all else passes")) {
                return;
            }
            listener.begins("benchmark", "");
            long start = System.nanoTime();
            Map<String, Compilation> entrants = new LinkedHashMap<>();
            if (depth != Depth.PROOF) {
                entrants.put("fault", compilations.of(Variant.fault(lab)));
            }
            entrants.put("reference", compilations.of(Variant.solution(lab)));
            entrants.put("yours", compiled);
            BenchmarkRun run = executor.benchmark(entrants);
            BenchmarkResult result = judge.result(run);
            benchmark = result;
            end(judge.benchmark(run, result, millis(start)));
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
}
