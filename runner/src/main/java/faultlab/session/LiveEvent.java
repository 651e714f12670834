package faultlab.session;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import faultlab.verify.SignalResult;
import org.jspecify.annotations.Nullable;

/** What happens in a live run, in the order it does: first {@link Started}, where it comes so far, and last {@link Ended}. */
public sealed interface LiveEvent {

    /** The child JVM is there. */
    record Started(long pid) implements LiveEvent {}

    /** A round begins; counted from 1. */
    record Round(int number) implements LiveEvent {}

    /**
     * How it goes, twice a second.
     *
     * @param t epoch millis
     * @param operations ended so far
     * @param failed of these, those that threw
     * @param inside begun and not ended
     * @param p50 milliseconds, of the operations that ended since the last sample; null where none did
     * @param p99 as {@code p50}
     * @param threads the application's platform threads
     * @param heapUsed bytes, as the other three
     * @param heapAfter what the newest collection left; null before the first
     * @param collections so far
     * @param gcMillis in all pauses so far
     * @param longestPause milliseconds, since the last sample
     */
    record Sample(
            long t,
            long operations,
            long failed,
            long inside,
            @Nullable Double p50,
            @Nullable Double p99,
            Threads threads,
            int virtualThreads,
            long heapUsed,
            @Nullable Long heapAfter,
            long heapCommitted,
            long heapMax,
            long collections,
            long gcMillis,
            long longestPause)
            implements LiveEvent {}

    /** Platform threads by state. */
    record Threads(int runnable, int blocked, int waiting, int timedWaiting) {}

    /** What a round measured, beside the bounds. */
    record Signal(int round, @JsonUnwrapped SignalResult result) implements LiveEvent {}

    /** Something to know about the run. */
    record Note(String text) implements LiveEvent {}

    /**
     * Nothing of the child is left.
     *
     * @param state {@code done}, {@code stopped} or {@code failed}
     * @param message why, and what to do; empty for {@code stopped}
     */
    record Ended(String state, String message) implements LiveEvent {}
}
