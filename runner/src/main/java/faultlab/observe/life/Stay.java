package faultlab.observe.life;

import faultlab.observe.Frame;
import faultlab.observe.ThreadRow.Lock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A thread in one state for a while.
 *
 * @param to not before {@code from}; equal where only a single look saw it
 * @param frame the application's line, where known
 * @param lock what it waits for, where known
 * @param known how it is known
 */
public record Stay(
        LifeState state,
        Instant from,
        Instant to,
        @Nullable Frame frame,
        @Nullable Lock lock,
        Known known) {

    /** How a stay is known. */
    public enum Known {
        /** Both its ends were recorded. */
        RECORDED,
        /** Looks at both its ends saw the thread at the same place, and it had not moved. */
        STILL,
        /** Looks at both its ends saw this state; between them it may have changed. */
        ALIKE,
        /** One look saw it: it may have begun long before and ended long after. */
        ONCE
    }

    /** From its begin to its end. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** The application's line. */
    public Optional<Frame> place() {
        return Optional.ofNullable(frame);
    }
}
