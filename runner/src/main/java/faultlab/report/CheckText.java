package faultlab.report;

import faultlab.compile.Problem;
import faultlab.compile.notes.Note;
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

    private static final int INDENT = 11;

    private static final int NOTE = 8;

    private final Style style;

    /** @param style of the terminal it goes to */
    public CheckText(Style style) {
        this.style = style;
    }

    /** A stage that has ended, without its signals: those come with {@link #signals}. */
    public String stage(Stage stage) {
        StringBuilder text = new StringBuilder();
        String head = "%s %-9s %s  ".formatted(word(stage.status()), stage.name(), time(stage));
        text.append(style.paragraph(head, INDENT, Style.clean(message(stage))));
        stage.problems().forEach(problem -> text.append(problem(problem)));
        stage.tests().forEach(test -> text.append(test(test)));
        return text.toString();
    }

    /** The table that follows has the values, so that a stage which only judged them says how many are not healthy. */
    private static String message(Stage stage) {
        boolean judged = stage.name().equals("signals") && stage.status() == Status.FAIL && !stage.cutShort();
        if (!judged) {
            return stage.message();
        }
        int count = stage.failed().size();
        return count == 1 ? "1 signal is not healthy" : count + " signals are not healthy";
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
                .formatted(
                        problem.place(),
                        severity,
                        Style.clean(problem.message()).replace("\n", "\n             ")));
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
        return line + style.paragraph(" ".repeat(INDENT + 2), INDENT + 2, Style.clean(test.message() + place));
    }

    /** Signals beside their bounds, one a line. */
    public String signals(List<SignalResult> signals) {
        return new SignalTable(style).withShapes(signals);
    }

    /** What is worth a look in the sources. */
    String notes(List<Note> notes) {
        if (notes.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n");
        notes.forEach(note -> text.append(note(note)));
        String foot = notes.size() == 1
                ? "A note is for reading: it changes no verdict."
                : "Notes are for reading: they change no verdict.";
        return text.append(style.paragraph("", 0, style.faint(foot))).toString();
    }

    private String note(Note note) {
        String source = note.source().strip();
        String indent = " ".repeat(NOTE);
        return style.paragraph("note    ", NOTE, note.place() + "\n" + style.strong(note.what()))
                + (source.isEmpty() ? "" : indent + "  " + style.faint(source) + "\n")
                + style.paragraph(indent, NOTE, note.why())
                + style.paragraph(indent, NOTE, "Instead: " + note.instead());
    }

    /** How fast it is, what is worth a look in the sources, the verdict and what to do next. */
    public String verdict(Check check) {
        String word = check.verdict().name();
        String verdict = check.passed() ? style.good(word) : style.bad(word);
        String head = "\n%s  %s with %s, in %.1f s\n"
                .formatted(style.strong(verdict), check.lab(), check.using(), check.millis() / 1000.0);
        return benchmark(check) + notes(check.notes()) + head + style.paragraph("", 0, check.next());
    }

    private String benchmark(Check check) {
        BenchmarkResult benchmark = check.benchmark();
        return benchmark == null
                ? ""
                : style.paragraph(
                        "  ",
                        2,
                        "%.2f of the reference's throughput (spread %.2f), %.0f bytes allocated per operation"
                                .formatted(benchmark.ratio(), benchmark.spread(), benchmark.allocatedPerOp()));
    }
}
