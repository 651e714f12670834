package faultlab.observe.life;

import faultlab.observe.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thread from when it was first seen to when it was last seen.
 *
 * @param id {@link Thread#threadId()}
 * @param name empty where it has none
 * @param occupation at the last look that saw it
 * @param createdAt the application's line that started it ({@code jdk.ThreadStart}); null where the recorder did not run yet, and for
 *     every virtual thread: of those the JDK does not tell
 * @param createdBy the thread that started it; null as {@code createdAt}
 * @param stays what it was at, in order; between them nobody looked
 * @param residence how long it was at each, as far as that is known; what it ran and what it waited for a processor is from counters
 */
public record LifeCycle(
        long id,
        String name,
        boolean virtual,
        boolean daemon,
        Occupation occupation,
        @Nullable Frame createdAt,
        @Nullable String createdBy,
        List<Stay> stays,
        Map<LifeState, Duration> residence) {

    /** What it was at when seen last. */
    public Stay last() {
        return stays.getLast();
    }

    /** Whether it runs, ran or is to run the application's code: the JDK itself starts no virtual thread. */
    public boolean isApplications() {
        return occupation != Occupation.LABS
                && occupation != Occupation.HOUSEKEEPING
                && (virtual || createdAt != null || stays.stream().anyMatch(stay -> stay.frame() != null));
    }
}
