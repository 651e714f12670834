package faultlab.report;

import faultlab.verify.SignalResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Signals beside their bounds as text, one a line, in columns as wide as they need. */
final class SignalTable {

    private final Style style;

    SignalTable(Style style) {
        this.style = style;
    }

    /** Every signal with its shape before it. */
    String withShapes(List<SignalResult> signals) {
        return of(signals, List.of(SignalResult::shape, SignalResult::name));
    }

    /** The signals of one shape. */
    String ofOneShape(List<SignalResult> signals) {
        return of(signals, List.of(SignalResult::name));
    }

    private String of(List<SignalResult> signals, List<Function<SignalResult, String>> names) {
        int value = width(signals, SignalTable::value);
        int unit = width(signals, SignalResult::unit);
        StringBuilder text = new StringBuilder();
        for (SignalResult signal : signals) {
            List<String> cells = new ArrayList<>();
            names.forEach(name -> cells.add(left(name.apply(signal), width(signals, name))));
            cells.add(" ".repeat(value - value(signal).length()) + value(signal) + " " + left(signal.unit(), unit));
            cells.add(status(signal));
            cells.add(style.faint("healthy " + signal.healthy() + ", faulty " + signal.faulty()));
            text.append("  ").append(String.join("  ", cells)).append('\n');
        }
        return text.toString();
    }

    private String status(SignalResult signal) {
        String word = signal.status().name().toLowerCase(Locale.ROOT);
        String padded = left(word, "inconclusive".length());
        return switch (signal.status()) {
            case HEALTHY -> style.good(padded);
            case FAULTY -> style.bad(padded);
            case INCONCLUSIVE -> style.doubtful(padded);
        };
    }

    private static String value(SignalResult signal) {
        return String.format(Locale.ROOT, "%,d", signal.value());
    }

    private static int width(List<SignalResult> signals, Function<SignalResult, String> cell) {
        return signals.stream().map(cell).mapToInt(String::length).max().orElse(0);
    }

    private static String left(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
