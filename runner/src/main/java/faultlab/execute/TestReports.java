package faultlab.execute;

import com.fasterxml.jackson.databind.JsonNode;
import faultlab.compile.SourceSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a child's reports on tests. */
final class TestReports {

    private final SourceSet sources;

    TestReports(SourceSet sources) {
        this.sources = sources;
    }

    /** Whether the report says how a test ended. */
    boolean ended(JsonNode report) {
        return isTest(report) && !report.path("status").asText().equals("started");
    }

    private static boolean isTest(JsonNode report) {
        return report.path("kind").asText().equals("test");
    }

    /** All tests that were started, in order; one that never ended is cut off. */
    List<TestOutcome> outcomes(ChildRun run) {
        Map<String, TestOutcome> outcomes = new LinkedHashMap<>();
        for (JsonNode report : run.reports("test")) {
            String key = report.path("id").asText() + report.path("title").asText();
            outcomes.put(key, outcome(report));
        }
        return List.copyOf(outcomes.values());
    }

    TestOutcome outcome(JsonNode report) {
        List<String> frames = frames(report);
        String place = Trouble.place(frames, sources.mineNames());
        return new TestOutcome(
                report.path("id").asText(),
                report.path("title").asText(),
                status(report.path("status").asText()),
                message(report),
                place.isEmpty() ? Trouble.place(frames, tests()) : place);
    }

    private List<String> tests() {
        return sources.labs().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith("Test.java"))
                .toList();
    }

    private static List<String> frames(JsonNode report) {
        return Stream.of("stack", "causeStack")
                .flatMap(key -> StreamSupport.stream(report.path(key).spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    private static String message(JsonNode report) {
        String type = report.path("type").asText("");
        String message = report.path("message").asText("");
        boolean assertion = type.isEmpty() || type.endsWith("AssertionFailedError") || type.endsWith("AssertionError");
        String cause = report.path("cause").asText("");
        return assertion
                ? message
                : type + (message.isEmpty() ? "" : ": " + message) + (cause.isEmpty() ? "" : ", caused by " + cause);
    }

    private static TestOutcome.Status status(String word) {
        return switch (word) {
            case "passed" -> TestOutcome.Status.PASS;
            case "failed" -> TestOutcome.Status.FAIL;
            case "skipped" -> TestOutcome.Status.SKIPPED;
            default -> TestOutcome.Status.CUT_OFF;
        };
    }
}
