package faultlab.session;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.catalog.Lab;
import faultlab.verify.SignalResult;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Turns what a live child reports into events. Used by one thread. */
final class LiveReports {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final Lab lab;
    private final String shape;
    private final Set<String> said = new HashSet<>();
    private int round;

    LiveReports(Lab lab, String shape) {
        this.lab = lab;
        this.shape = shape;
    }

    /** Empty for a report that nobody needs to hear of, or hears of again. */
    Optional<LiveEvent> event(JsonNode report) {
        return switch (report.path("kind").asText()) {
            case "round" -> {
                round = report.path("number").asInt();
                yield Optional.of(new LiveEvent.Round(round));
            }
            case "sample" -> Optional.of(JSON.convertValue(report, LiveEvent.Sample.class));
            case "signal" -> signal(report);
            case "note" -> once(report.path("text").asText());
            case "cap" -> once("A round did not come to rest: something still runs or waits with a time limit.");
            case "thrown" ->
                once("%s got %s: %s at %s"
                        .formatted(
                                report.path("who").asText(),
                                report.path("type").asText(),
                                report.path("message").asText(),
                                report.path("frame").asText()));
            default -> Optional.empty();
        };
    }

    private Optional<LiveEvent> signal(JsonNode report) {
        String name = report.path("name").asText();
        return lab.contract().signals().stream()
                .filter(signal -> signal.shape().equals(shape) && signal.name().equals(name))
                .map(signal -> (LiveEvent) new LiveEvent.Signal(
                        round, SignalResult.of(signal, report.path("value").asLong())))
                .findFirst();
    }

    /** Each round of a shape may say the same. */
    private Optional<LiveEvent> once(String text) {
        return said.add(text) ? Optional.of(new LiveEvent.Note(text)) : Optional.empty();
    }
}
