package faultlab.execute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One child JVM from start to end.
 *
 * @param reports what it said over the socket, in order
 */
public record ChildRun(List<JsonNode> reports, Ending ending) {

    /** The reports of a kind. */
    public List<JsonNode> reports(String kind) {
        return reports.stream()
                .filter(report -> report.path("kind").asText().equals(kind))
                .toList();
    }

    /** The last report of a kind. */
    public Optional<JsonNode> last(String kind) {
        return reports(kind).stream().reduce((earlier, later) -> later);
    }

    /** Whether it did all it was started for. */
    public boolean done() {
        return last("done").isPresent();
    }
}
