package faultlab.report.page;

import faultlab.observe.ThreadRow;
import faultlab.observe.ThreadRow.Lock;
import faultlab.report.Places;
import faultlab.report.page.ThreadTable.Pair;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of the thread table.
 *
 * @param kind platform or virtual
 * @param first its state at the first checkpoint
 * @param last its state at the last checkpoint
 * @param waitsFor what it was parked, blocked or waiting on when seen last; empty if nothing
 * @param line the application's line it stood at when seen last; empty if none
 * @param isSamePlace whether both checkpoints saw the same stack and the same lock
 * @param cpu milliseconds used in its life; empty where the JVM does not count
 * @param stack its frames when seen last, innermost first
 */
public record ThreadLine(
        String name,
        String kind,
        String first,
        String last,
        String waitsFor,
        String line,
        boolean isSamePlace,
        String cpu,
        List<String> stack) {

    private static final String UNSEEN = "–";

    static ThreadLine of(Pair pair, Places places) {
        var now = pair.newest();
        return new ThreadLine(
                now.name().isEmpty() ? "#" + now.id() : now.name(),
                now.virtual() ? "virtual" : "platform",
                state(pair.first()),
                state(pair.last()),
                waitsFor(now.waitsFor(), places),
                now.applicationFrame().map(places::frame).orElse(""),
                isSamePlace(pair),
                now.cpuMillis() == null ? "" : String.format(Locale.ROOT, "%.1f ms", now.cpuMillis()),
                now.frames().stream().map(places::frame).toList());
    }

    private static String state(@Nullable ThreadRow thread) {
        if (thread == null) {
            return UNSEEN;
        }
        var state = thread.state();
        return state == null
                ? "not told"
                : state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String waitsFor(@Nullable Lock lock, Places places) {
        return lock == null ? "" : lock.manner().name().toLowerCase(Locale.ROOT) + " on " + places.lock(lock);
    }

    private static boolean isSamePlace(Pair pair) {
        var then = pair.first();
        var now = pair.last();
        return then != null
                && now != null
                && !now.frames().isEmpty()
                && then.frames().equals(now.frames())
                && Objects.equals(identity(then.waitsFor()), identity(now.waitsFor()));
    }

    /** Addresses move with a collection, so of those only the type can be compared. */
    private static @Nullable String identity(@Nullable Lock lock) {
        return lock == null ? null : lock.isStable() ? lock.identity() : lock.type();
    }
}
