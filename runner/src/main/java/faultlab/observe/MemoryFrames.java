package faultlab.observe;

import java.util.List;
import java.util.Set;

/** The JDK's methods that refuse to read memory: buffers and memory segments. Nothing of an application. */
public final class MemoryFrames {

    private static final List<String> OF_MEMORY =
            List.of("java.nio.", "jdk.internal.foreign.", "jdk.internal.misc.Scoped");

    private static final String CLOSED = "Already closed";

    private static final Set<String> BEYOND =
            Set.of("java.lang.IndexOutOfBoundsException", "java.nio.BufferUnderflowException");

    private MemoryFrames() {}

    /** Whether an exception that was made here says that the memory is gone, or that there is none. */
    static boolean refuses(String thrownClass, String by, String message) {
        return isMemorys(by) && (isClosed(message) || isBeyond(thrownClass));
    }

    /** Whether a buffer or a segment made an exception. */
    public static boolean isMemorys(String by) {
        return OF_MEMORY.stream().anyMatch(by::startsWith);
    }

    /** Whether it says that the memory's arena is closed. */
    public static boolean isClosed(String message) {
        return message.equals(CLOSED);
    }

    /** Whether it says that what was read is beyond the end: of an empty one each byte is. */
    public static boolean isBeyond(String thrownClass) {
        return BEYOND.contains(thrownClass);
    }
}
