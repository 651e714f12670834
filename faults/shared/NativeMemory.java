package shared;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this JVM counts of its memory outside of the heap; it has to run with {@code -XX:NativeMemoryTracking=summary}. */
public final class NativeMemory {

    private NativeMemory() {}

    /**
     * Bytes in use in one of the JVM's categories. {@code Other} is what the application asked for: direct buffers, and the segments of
     * all arenas.
     *
     * @throws IllegalStateException if the JVM does not count them
     */
    public static long bytes(String category) {
        String summary = DiagnosticCommand.answer("vmNativeMemory", "summary", "scale=B");
        if (!summary.contains("Total: ")) {
            throw new IllegalStateException(
                    "this JVM does not count its native memory; start it with -XX:NativeMemoryTracking=summary");
        }
        Matcher line = Pattern.compile("- +" + Pattern.quote(category) + " \\(reserved=\\d+, committed=(\\d+)\\)")
                .matcher(summary);
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }

    /** Bytes of machine code, the stubs through which native code calls Java among it. */
    public static long code() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().startsWith("Code"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }
}
