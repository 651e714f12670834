package faultlab.observe;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rows collected so far; safe for use by several threads. */
final class Rows {

    /** Asks the target for one source. */
    @FunctionalInterface
    interface Question {
        List<Row> ask() throws IOException;
    }

    private final List<Row> rows = new ArrayList<>();

    synchronized void add(Row row) {
        rows.add(row);
    }

    synchronized void addAll(List<Row> more) {
        rows.addAll(more);
    }

    /** Adds what a source answers, or why it does not. */
    void from(Source source, Question question) {
        addAll(answer(source, question));
    }

    /** What a source answers, or why it does not. */
    static List<Row> answer(Source source, Question question) {
        try {
            return question.ask();
        } catch (IOException | RuntimeException e) {
            return List.of(new Row(Instant.now(), source, new Data.Missing(reason(e))));
        }
    }

    private static String reason(Exception e) {
        var message = e.getMessage();
        return message == null || message.isBlank()
                ? "the target did not answer (" + e.getClass().getSimpleName() + ")"
                : message;
    }

    /** All rows, and for each source without any that it was not collected. */
    synchronized List<Row> complete() {
        var all = new ArrayList<>(rows);
        for (var source : Source.values()) {
            if (all.stream().noneMatch(row -> row.source() == source)) {
                all.add(new Row(Instant.now(), source, new Data.Missing("it was not collected")));
            }
        }
        return all;
    }
}
