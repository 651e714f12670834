package faultlab.observe.life;

import faultlab.observe.Frame;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A thread that was in a state for longer than the limit.
 *
 * @param thread {@link Thread#threadId()}
 * @param atLeast as far as it was seen: looks and recordings begin and end
 * @param frame the application's line, where known
 */
public record Mark(
        Kind kind,
        long thread,
        String name,
        Duration atLeast,
        @Nullable Frame frame) {

    /** The article's two. */
    public enum Kind {
        /** Waits for somebody, for as long as it takes, and not because it has nothing to do. */
        WAITING,
        /** Could run and does not: the scheduler is overloaded or there are too few processors. */
        RUNNABLE
    }
}
