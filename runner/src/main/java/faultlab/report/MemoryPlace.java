package faultlab.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the account of a JVM's memory, see {@link MemoryAccount}.
 *
 * @param kind {@code heap}, {@code native}, {@code direct}, {@code mapped} or {@code resident}
 * @param name what of that kind: the JVM's category, or the file that is mapped; empty where there is one only
 * @param bytes at each checkpoint; null where it was not counted
 * @param grew bytes more at the last checkpoint where it was counted than at the one before; 0 where it is no more than a JVM's own housekeeping
 * @param perWork bytes that it grew by for each unit of the scenario's work; null where it did not grow, or that is not known
 * @param held what holds it, as far as is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemoryPlace(
        String kind,
        String name,
        List<Long> bytes,
        long grew,
        @Nullable Long perWork,
        @Nullable String held) {

    public MemoryPlace {
        bytes = Collections.unmodifiableList(new ArrayList<>(bytes));
    }

    /** The words for its kind. */
    @JsonIgnore
    public String words() {
        return switch (kind) {
            case "heap" -> "live heap";
            case "native" -> "native memory";
            case "direct" -> "direct buffers";
            case "mapped" -> "mapped files";
            default -> "the process in memory";
        };
    }
}
