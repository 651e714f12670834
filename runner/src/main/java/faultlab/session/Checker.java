package faultlab.session;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.compile.Compilation;
import faultlab.compile.Compiler;
import faultlab.compile.SourceSet;
import faultlab.execute.BenchmarkRun;
import faultlab.execute.ClassPath;
import faultlab.execute.Executor;
import faultlab.execute.ScenarioRun;
import faultlab.execute.TestsRun;
import faultlab.files.Folders;
import faultlab.files.Temporary;
import faultlab.verify.BenchmarkResult;
import faultlab.verify.Check;
import faultlab.verify.Judge;
import faultlab.verify.SignalResult;
import faultlab.verify.Stage;
import faultlab.verify.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
        /** To the first stage that rejects: enough while watching, or to know that a decoy falls. */
        FIRST_REJECTION
    }

    private final ClassPath classPath;
    private final Executor executor;

    Checker(ClassPath classPath, Executor executor) {
        this.classPath = classPath;
        this.executor = executor;
    }

    Check check(Lab lab, Variant variant, Depth depth, CheckListener listener) {
        return inTemporary(folder -> new Run(lab, variant, depth, listener, folder).check());
    }

    /** Compiles a variant into a temporary folder that lives as long as what is done with its classes. */
    <T> T withClasses(Lab lab, Variant variant, Function<Compilation, T> use) {
        return inTemporary(folder -> use.apply(compile(lab, variant, folder)));
    }

    private static <T> T inTemporary(Function<Path, T> use) {
        Path folder = temporary();
        try {
            return use.apply(folder);
        } finally {
            remove(folder);
        }
    }

    private static Path temporary() {
        try {
            return Temporary.folder("classes");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder for classes", e);
        }
    }

    private static void remove(Path folder) {
        try {
            Folders.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }

    private Compilation compile(Lab lab, Variant variant, Path classes) {
        List<Path> jars = classPath.forCompiling(lab.contract().libraries());
        return new Compiler(jars).compile(SourceSet.of(lab, variant), classes);
    }

    /** One check under way. */
    private final class Run {

        private final Lab lab;
        private final Variant variant;
        private final Depth depth;
        private final CheckListener listener;
        private final Path folder;
        private final Judge judge;
        private final List<Stage> stages = new ArrayList<>();
        private final long since = System.nanoTime();
        private List<SignalResult> signals = List.of();
        private @Nullable BenchmarkResult benchmark;

        Run(Lab lab, Variant variant, Depth depth, CheckListener listener, Path folder) {
            this.lab = lab;
            this.variant = variant;
            this.depth = depth;
            this.listener = listener;
            this.folder = folder;
            this.judge = new Judge(lab.contract());
        }

        Check check() {
            listener.begins("compile", "");
            long start = System.nanoTime();
            Compilation compiled = compile(lab, variant, folder.resolve("yours"));
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
            if (skips("tests", stages.stream().anyMatch(Stage::rejects), "does not compile")) {
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
            if (skips("signals", senseless, "the scenario would end the same way")) {
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
            entrants.put("fault", compile(lab, Variant.fault(lab), folder.resolve("fault")));
            entrants.put("reference", compile(lab, Variant.solution(lab), folder.resolve("reference")));
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
