package faultlab.publish;

import faultlab.catalog.Lab;
import faultlab.catalog.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signal that a scenario printed by itself, and how it was judged. */
record Judged(String shape, String signal, String verdict) {

    private static final Pattern SHAPE = Pattern.compile("\\w[\\w-]*");
    private static final Pattern SIGNAL = Pattern.compile(" +(\\w+) +\\d+ \\w+ +(healthy|faulty|inconclusive) +\\(.*");

    /** The signals in the order printed. */
    static List<Judged> in(String output) {
        List<Judged> judged = new ArrayList<>();
        String shape = "";
        for (String line : output.lines().toList()) {
            Matcher signal = SIGNAL.matcher(line);
            if (SHAPE.matcher(line).matches()) {
                shape = line;
            } else if (signal.matches()) {
                judged.add(new Judged(shape, signal.group(1), signal.group(2)));
            }
        }
        return judged;
    }

    /** What the contract says the faulty subject shows. */
    static List<Judged> expected(Lab lab) {
        return lab.contract().shapes().stream()
                .flatMap(shape -> lab.contract().signalsOf(shape.name()).stream()
                        .map(signal -> new Judged(shape.name(), signal.name(), verdict(shape))))
                .toList();
    }

    private static String verdict(Shape shape) {
        return shape.expect().name().toLowerCase(Locale.ROOT);
    }
}
