package faultlab.observe.profile;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The flame graph of one event, or why there is none.
 *
 * @param file a self-contained HTML page; null if missing
 * @param samples what it is made of
 * @param missing why there is no page; null if there is one
 */
public record FlameGraph(
        ProfilerEvent event,
        @Nullable Path file,
        long samples,
        @Nullable String missing) {

    static FlameGraph of(ProfilerEvent event, Path file, long samples) {
        return new FlameGraph(event, file, samples, null);
    }

    static FlameGraph missing(ProfilerEvent event, String reason) {
        return new FlameGraph(event, null, 0, reason);
    }
}
