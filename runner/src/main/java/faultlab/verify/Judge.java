package faultlab.verify;

import faultlab.catalog.Bound;
import faultlab.catalog.Contract;
import faultlab.catalog.Signal;
import faultlab.compile.Compilation;
import faultlab.compile.Problem;
import faultlab.execute.BenchmarkRun;
import faultlab.execute.BenchmarkRun.Round;
import faultlab.execute.ScenarioRun;
import faultlab.execute.TestOutcome;
import faultlab.execute.TestsRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Judges what the stages brought against the lab's contract. Pure: the same records give the same verdict. */
public final class Judge {

    /** A throughput below this part of the reference's, in each round, is a gross loss: one slow round is the machine's. */
    static final double GROSS_LOSS = 0.3;

    /** Rounds of one entrant that differ by more say that the machine was too busy to judge a ratio. */
    static final double TOO_NOISY = 3;

    private static final Bound NEVER = Bound.parse("<=0");
    private static final Bound ONCE = Bound.parse(">=1");

    private final Contract contract;

    /** @param contract the bounds */
    public Judge(Contract contract) {
        this.contract = contract;
    }

    /** The compile stage. */
    public Stage compile(Compilation compilation, long millis) {
        if (compilation.ok()) {
            return new Stage("compile", Status.PASS, millis, "", compilation.problems(), List.of(), List.of(), false);
        }
        List<Problem> errors = compilation.errors();
        String message = errors.size() + (errors.size() == 1 ? " error" : " errors") + ", the first at "
                + errors.get(0).place();
        return new Stage(
                "compile", Status.FAIL, millis, message, compilation.problems(), List.of(), List.of("compile"), true);
    }

    /** The tests stage. */
    public Stage tests(TestsRun run, long millis) {
        List<String> failed = run.tests().stream()
                .filter(test -> test.status() != TestOutcome.Status.PASS)
                .map(test -> "tests:" + test.id())
                .toList();
        if (run.trouble() != null) {
            return new Stage(
                    "tests", Status.FAIL, millis, during(run) + run.trouble(), List.of(), run.tests(), failed, true);
        }
        if (run.tests().isEmpty()) {
            return new Stage(
                    "tests", Status.ERROR, millis, "the lab has no tests", List.of(), run.tests(), failed, true);
        }
        String message =
                failed.isEmpty() ? "" : failed.size() + " of " + run.tests().size() + " failed";
        Status status = failed.isEmpty() ? Status.PASS : Status.FAIL;
        return new Stage("tests", status, millis, message, List.of(), run.tests(), failed, false);
    }

    private static String during(TestsRun run) {
        return run.tests().stream()
                .filter(test -> test.status() == TestOutcome.Status.CUT_OFF)
                .map(test -> "while \"" + test.title() + "\" ran, ")
                .findFirst()
                .orElse("");
    }

    /** The values of the runs beside their bounds, and the cap where a run reached it. */
    public List<SignalResult> results(List<ScenarioRun> runs) {
        List<SignalResult> results = new ArrayList<>();
        for (ScenarioRun run : runs) {
            for (Signal signal : contract.signalsOf(run.shape())) {
                Long value = run.signals().get(signal.name());
                if (value != null) {
                    results.add(SignalResult.of(signal, value));
                }
            }
            if (run.caps() > 0) {
                Signal cap = new Signal(run.shape(), "notAtRest", "times", NEVER, ONCE, true);
                results.add(SignalResult.of(cap, run.caps()));
            }
        }
        return List.copyOf(results);
    }

    /** The signals stage. */
    public Stage signals(List<ScenarioRun> runs, List<SignalResult> results, long millis) {
        for (ScenarioRun run : runs) {
            if (run.trouble() != null) {
                String message = "in the shape " + run.shape() + " " + run.trouble();
                return new Stage(
                        "signals",
                        Status.FAIL,
                        millis,
                        message,
                        List.of(),
                        List.of(),
                        List.of("signals:" + run.shape()),
                        true);
            }
            List<String> silent = contract.signalsOf(run.shape()).stream()
                    .map(Signal::name)
                    .filter(name -> !run.signals().containsKey(name))
                    .toList();
            if (!silent.isEmpty()) {
                String message = "the scenario's shape " + run.shape() + " did not report " + silent;
                return new Stage("signals", Status.ERROR, millis, message, List.of(), List.of(), List.of(), true);
            }
        }
        List<String> failed = results.stream()
                .filter(result -> !result.passes())
                .map(SignalResult::check)
                .toList();
        return new Stage(
                "signals",
                failed.isEmpty() ? Status.PASS : Status.FAIL,
                millis,
                results.stream()
                        .filter(result -> !result.passes())
                        .map(Judge::words)
                        .collect(Collectors.joining("; ")),
                List.of(),
                List.of(),
                failed,
                false);
    }

    private static String words(SignalResult result) {
        return result.shape() + ": " + result.value() + " " + result.unit() + " (" + result.name() + "), healthy is "
                + result.healthy();
    }

    /** The figures of a whole benchmark run. */
    public BenchmarkResult result(BenchmarkRun run) {
        List<Round> yours = run.rounds().getOrDefault(BenchmarkRun.YOURS, List.of());
        List<Double> ratios = ratios(run);
        double ratio = median(ratios);
        double spread = ratios.isEmpty() ? 0 : (max(ratios) - min(ratios)) / ratio;
        Map<String, Double> throughput = new LinkedHashMap<>();
        run.rounds().forEach((entrant, rounds) -> throughput.put(entrant, median(speeds(rounds))));
        return new BenchmarkResult(
                ratio, median(yours.stream().map(Round::allocatedPerOp).toList()), spread, throughput);
    }

    /** Throughput beside the reference's, of each round. */
    private static List<Double> ratios(BenchmarkRun run) {
        List<Double> yours = speeds(run.rounds().getOrDefault(BenchmarkRun.YOURS, List.of()));
        List<Double> reference = speeds(run.rounds().getOrDefault(BenchmarkRun.REFERENCE, List.of()));
        return IntStream.range(0, Math.min(yours.size(), reference.size()))
                .mapToObj(round -> yours.get(round) / reference.get(round))
                .toList();
    }

    /** The benchmark stage. */
    public Stage benchmark(BenchmarkRun run, BenchmarkResult result, long millis) {
        if (run.trouble() != null) {
            return new Stage(
                    "benchmark", Status.FAIL, millis, run.trouble(), List.of(), List.of(), List.of("benchmark"), true);
        }
        List<String> failed = new ArrayList<>();
        List<String> words = new ArrayList<>();
        if (!contract.allocatedPerOp().holds(result.allocatedPerOp())) {
            failed.add("benchmark:allocatedPerOp");
            words.add("%.0f bytes allocated per operation, %s is allowed"
                    .formatted(result.allocatedPerOp(), contract.allocatedPerOp()));
        }
        if (noisy(run, BenchmarkRun.REFERENCE) || noisy(run, BenchmarkRun.YOURS)) {
            words.add("the machine was too busy to compare speeds");
        } else if (max(ratios(run)) < GROSS_LOSS) {
            failed.add("benchmark:ratio");
            words.add("%.2f of the reference's throughput, %.1f is the least".formatted(result.ratio(), GROSS_LOSS));
        }
        Status status = failed.isEmpty() ? Status.PASS : Status.FAIL;
        return new Stage("benchmark", status, millis, String.join("; ", words), List.of(), List.of(), failed, false);
    }

    private static boolean noisy(BenchmarkRun run, String entrant) {
        List<Double> speeds = speeds(run.rounds().getOrDefault(entrant, List.of()));
        return max(speeds) > TOO_NOISY * min(speeds);
    }

    private static List<Double> speeds(List<Round> rounds) {
        return rounds.stream().map(Round::operationsPerSecond).toList();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return size == 0 ? 0 : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    private static double max(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private static double min(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }
}
