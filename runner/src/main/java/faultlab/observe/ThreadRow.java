package faultlab.observe;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One thread as a dump showed it.
 *
 * @param id {@link Thread#threadId()}
 * @param virtual whether it is a virtual thread
 * @param daemon whether the JVM may end while it lives; virtual threads always are
 * @param state null where the target's JDK does not say it
 * @param cpuMillis CPU time used since it started; null for virtual threads, which the JVM does not count
 * @param frames the innermost 40 frames, innermost first
 * @param waitsFor what it is parked, blocked or waiting for
 * @param owner id of the thread that holds {@code waitsFor}, where the JVM tells
 * @param owns the monitors it holds, as {@link Lock#identity()}, and of a platform thread the locks of java.util.concurrent too
 * @param carrier id of the thread that carries it, for a mounted virtual thread (JDK 25)
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ThreadRow(
        long id,
        String name,
        boolean virtual,
        boolean daemon,
        Thread.@Nullable State state,
        @Nullable Double cpuMillis,
        List<Frame> frames,
        @Nullable Lock waitsFor,
        @Nullable Long owner,
        List<String> owns,
        @Nullable Long carrier) {

    /** The most frames kept of a stack. */
    public static final int MOST_FRAMES = 40;

    /** How a thread waits. */
    public enum Manner {
        /** In {@code LockSupport.park}. */
        PARKED,
        /** To enter a monitor. */
        BLOCKED,
        /** In {@code Object.wait}. */
        WAITING
    }

    /**
     * The object a thread waits for.
     *
     * @param type its class
     * @param identity {@code type@identityHashCode}, which stays the same between dumps, or {@code type@0x…}, its address, which a
     *     collection may move (JDKs before 25)
     * @param manner how the thread waits for it
     */
    public record Lock(String type, String identity, Manner manner) {

        /** Whether the identity can be compared between two dumps. */
        public boolean isStable() {
            return !identity.startsWith(type + "@0x");
        }
    }

    /** What is empty is left out of the file, so it comes back as null. */
    public ThreadRow {
        name = name == null ? "" : name;
        frames = frames == null ? List.of() : frames.stream().limit(MOST_FRAMES).toList();
        owns = owns == null ? List.of() : List.copyOf(owns);
    }

    /** The innermost frame that does not belong to the JDK: the application's line that waits or works. */
    public Optional<Frame> applicationFrame() {
        return frames.stream().filter(frame -> !frame.isJdk()).findFirst();
    }

    /** Whether any frame is such. */
    public boolean isIn(Predicate<Frame> frame) {
        return frames.stream().anyMatch(frame);
    }

    /** Whether any frame is the given method. */
    public boolean isIn(String type, String method) {
        return isIn(frame -> frame.is(type, method));
    }
}
