package faultlab.report;

import faultlab.compile.Problem;
import faultlab.execute.TestOutcome;
import faultlab.verify.BenchmarkResult;
import faultlab.verify.Check;
import faultlab.verify.SignalResult;
import faultlab.verify.Stage;
import faultlab.verify.Status;
import java.util.List;
import java.util.Locale;

/** A check as text, stage by stage as they end, then the verdict. */
public final class CheckText {

    private final Style style;

    /** @param style of the terminal it goes to */
    public CheckText(Style style) {
        this.style = style;
    }

    /** A stage that has ended, without its signals: those come with {@link #signals}. */
    public String stage(Stage stage) {
        StringBuilder text = new StringBuilder();
        text.append("%s  %-10s %s".formatted(word(stage.status()), stage.name(), time(stage)));
        if (!stage.message().isEmpty()) {
            text.append(style.faint("  ")).append(stage.message());
        }
        text.append('\n');
        stage.problems().forEach(problem -> text.append(problem(problem)));
        stage.tests().forEach(test -> text.append(test(test)));
        return text.toString();
    }

    private static String time(Stage stage) {
        return stage.status() == Status.SKIPPED ? "       " : "%5.1f s".formatted(stage.millis() / 1000.0);
    }

    private String word(Status status) {
        String word = "%-7s".formatted(status.name().toLowerCase(Locale.ROOT));
        return switch (status) {
            case PASS -> style.good(word);
            case FAIL, ERROR -> style.bad(word);
            case SKIPPED -> style.faint(word);
        };
    }

    String problem(Problem problem) {
        String severity = problem.severity().name().toLowerCase(Locale.ROOT);
        StringBuilder text = new StringBuilder("           %s %s: %s\n"
                .formatted(problem.place(), severity, problem.message().replace("\n", "\n             ")));
        if (!problem.source().isEmpty()) {
            text.append("             ").append(problem.source()).append('\n');
            int column = (int) Math.max(1, problem.column());
            int length = (int) Math.max(1, problem.endColumn() - problem.column());
            text.append("             ")
                    .append(" ".repeat(column - 1))
                    .append(style.bad("^".repeat(length)))
                    .append('\n');
        }
        return text.toString();
    }

    private String test(TestOutcome test) {
        String word = test.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        boolean pass = test.status() == TestOutcome.Status.PASS;
        String line = "           %s %s\n".formatted(pass ? style.good("✓") : style.bad("✗ " + word), test.title());
        if (pass || test.message().isEmpty()) {
            return line;
        }
        String place = test.place().isEmpty() ? "" : " (" + test.place() + ")";
        return line + "             " + (test.message() + place).replace("\n", "\n             ") + "\n";
    }

    /** Signals beside their bounds, one a line. */
    public String signals(List<SignalResult> signals) {
        StringBuilder text = new StringBuilder();
        for (SignalResult signal : signals) {
            String word = signal.status().name().toLowerCase(Locale.ROOT);
            String coloured = switch (signal.status()) {
                case HEALTHY -> style.good(word);
                case FAULTY -> style.bad(word);
                case INCONCLUSIVE -> style.doubtful(word);
            };
            text.append("           %-10s %-14s %,12d %-10s %s%s  healthy %s, faulty %s\n"
                    .formatted(
                            signal.shape(),
                            signal.name(),
                            signal.value(),
                            signal.unit(),
                            coloured,
                            " ".repeat(12 - word.length()),
                            signal.healthy(),
                            signal.faulty()));
        }
        return text.toString();
    }

    /** The verdict and what to do next. */
    public String verdict(Check check) {
        String word = check.verdict().name();
        String verdict = check.passed() ? style.good(word) : style.bad(word);
        return benchmark(check)
                + "\n%s  %s with %s, in %.1f s\n%s\n"
                        .formatted(
                                style.strong(verdict),
                                check.lab(),
                                check.using(),
                                check.millis() / 1000.0,
                                check.next());
    }

    private static String benchmark(Check check) {
        BenchmarkResult benchmark = check.benchmark();
        return benchmark == null
                ? ""
                : "           %.2f of the reference's throughput (spread %.2f), %.0f bytes allocated per operation\n"
                        .formatted(benchmark.ratio(), benchmark.spread(), benchmark.allocatedPerOp());
    }
}
