package faultlab.observe;

import faultlab.observe.ThreadRow.Manner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thread of {@code Thread.print -l}.
 *
 * @param owns the monitors and {@code java.util.concurrent} locks it holds, as {@code type@address}
 */
record PrintedThread(
        long id,
        String name,
        boolean daemon,
        Thread.@Nullable State state,
        @Nullable Double cpuMillis,
        List<Frame> frames,
        Optional<Wait> waits,
        List<String> owns) {

    /** A lock waited for, by the address it had when the dump was taken. */
    record Wait(String address, String type, Manner manner) {}

    private static final Pattern HEADER =
            Pattern.compile("^\"(.*)\" #(\\d+)(?: \\[\\d+])?( daemon)? .*", Pattern.DOTALL);
    private static final Pattern CPU = Pattern.compile(" cpu=([0-9.]+)ms ");
    private static final Pattern STATE = Pattern.compile("java\\.lang\\.Thread\\.State: (\\w+)");
    private static final Pattern FRAME = Pattern.compile("(?m)^\\s+at (.+)$");
    private static final Pattern WAIT =
            Pattern.compile("- (parking to wait for|waiting to lock|waiting on)\\s+<(0x[0-9a-f]+)> \\(a ([^)]+)\\)");
    private static final Pattern OWNED = Pattern.compile("(?m)^\\s+- (?:locked )?<(0x[0-9a-f]+)> \\(a ([^)]+)\\)");

    private static final Map<String, Manner> MANNERS = Map.of(
            "parking to wait for", Manner.PARKED,
            "waiting to lock", Manner.BLOCKED,
            "waiting on", Manner.WAITING);

    /** Reads a paragraph; empty for the JVM's own threads, which have no thread id. */
    static Optional<PrintedThread> parse(String paragraph) {
        var header = HEADER.matcher(paragraph);
        if (!header.matches()) {
            return Optional.empty();
        }
        var waits = WAIT.matcher(paragraph).results().findFirst().map(PrintedThread::waits);
        return Optional.of(new PrintedThread(
                Long.parseLong(header.group(2)),
                header.group(1),
                header.group(3) != null,
                first(STATE, paragraph).map(Thread.State::valueOf).orElse(null),
                first(CPU, paragraph).map(Double::valueOf).orElse(null),
                FRAME.matcher(paragraph)
                        .results()
                        .map(frame -> Frame.of(frame.group(1)))
                        .toList(),
                waits,
                owns(paragraph, waits)));
    }

    private static Wait waits(MatchResult found) {
        return new Wait(found.group(2), found.group(3), MANNERS.getOrDefault(found.group(1), Manner.PARKED));
    }

    /** A thread in {@code Object.wait} is printed as if it held the monitor that it has given up. */
    private static List<String> owns(String paragraph, Optional<Wait> waits) {
        var given = waits.map(Wait::address).orElse("");
        return OWNED.matcher(paragraph)
                .results()
                .filter(owned -> !owned.group(1).equals(given))
                .map(owned -> owned.group(2) + "@" + owned.group(1))
                .distinct()
                .toList();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).findFirst();
    }
}
