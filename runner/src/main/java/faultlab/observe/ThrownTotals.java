package faultlab.observe;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;

/** Counts all exceptions of a recording while it is read: rows are kept of few of them. */
final class ThrownTotals {

    /** Methods that are told of, those with the most exceptions first. */
    private static final int MOST_METHODS = 60;

    private final Map<String, Data.Thrown> below = new HashMap<>();

    /** Takes an event of any type. */
    void hear(RecordedEvent event) {
        if (RecordedRow.type(event).equals(RecordedRow.THROWN)) {
            Map<String, Frame> methods = RecordedStack.of(event).frames().stream()
                    .filter(frame -> !frame.isJdk())
                    .collect(Collectors.toMap(
                            frame -> frame.type() + "." + frame.method(),
                            Function.identity(),
                            (first, again) -> first));
            methods.forEach((method, frame) -> below.merge(
                    method,
                    new Data.Thrown(frame, 1),
                    (sum, one) -> new Data.Thrown(sum.frame(), sum.exceptions() + 1)));
        }
    }

    List<Row> rows() {
        return below.values().stream()
                .sorted(Comparator.comparingInt(Data.Thrown::exceptions)
                        .reversed()
                        .thenComparing(thrown -> thrown.frame().toString()))
                .limit(MOST_METHODS)
                .map(thrown -> new Row(Instant.now(), Source.RECORDING, thrown))
                .toList();
    }
}
