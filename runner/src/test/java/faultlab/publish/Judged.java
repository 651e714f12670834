package faultlab.publish;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Lab;
import faultlab.catalog.Shape;
import faultlab.catalog.Shape.Expectation;
import faultlab.catalog.Signal;
import java.util.ArrayList;
import java.util.List;
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

    /** Each signal of these shapes is told once; those of a healthy shape are healthy, and some of a faulty one show the fault. */
    static void assertAsExpected(Lab lab, List<Shape> shapes, List<Judged> judged) {
        assertThat(judged)
                .extracting(one -> one.shape() + "." + one.signal())
                .containsExactlyInAnyOrderElementsOf(shapes.stream()
                        .flatMap(shape -> lab.contract().signalsOf(shape.name()).stream())
                        .map(Signal::id)
                        .toList());
        for (Shape shape : shapes) {
            List<String> verdicts = judged.stream()
                    .filter(one -> one.shape().equals(shape.name()))
                    .map(Judged::verdict)
                    .toList();
            assertThat(verdicts).as(judged.toString()).doesNotContain("inconclusive");
            if (shape.expect() == Expectation.FAULTY) {
                assertThat(verdicts).as(judged.toString()).contains("faulty");
            } else {
                assertThat(verdicts).as(judged.toString()).containsOnly("healthy");
            }
        }
    }
}
