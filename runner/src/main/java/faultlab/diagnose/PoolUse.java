package faultlab.diagnose;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.PoolFrames;
import faultlab.observe.ThreadRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What becomes of a pool's connections from one look to the next.
 *
 * @param refused callers for whom none came free meanwhile, as the flight recorder saw them
 * @param waiting threads that waited for one all the while
 * @param using threads that are in the database through one at the last look
 * @param keeping those of them that never left it since the look before
 */
record PoolUse(List<Data.Event> refused, List<ThreadRow> waiting, List<ThreadRow> using, List<ThreadRow> keeping) {

    /** As HikariCP writes it: {@code (total=4, active=4, idle=0, waiting=7)}. */
    private static final Pattern STATE = Pattern.compile("total=(\\d+), active=(\\d+), idle=(\\d+), waiting=(\\d+)");

    static PoolUse of(Looks looks, Evidence evidence) {
        var meanwhile = evidence.since(looks.first().t(), Data.Event.class).toList();
        var refused = meanwhile.stream().filter(PoolUse::isRefusal).toList();
        var moved = meanwhile.stream()
                .filter(PoolUse::isWait)
                .flatMap(event -> event.threadId().stream())
                .collect(Collectors.toSet());
        var threads = looks.last().threads();
        var waiting = threads.stream()
                .filter(thread -> thread.isIn(PoolFrames::isWait) && looks.staysInCall(thread))
                .toList();
        var using = threads.stream()
                .filter(thread -> thread.isIn(PoolFrames::isUse))
                .toList();
        var keeping =
                using.stream().filter(thread -> keeps(looks, moved, thread)).toList();
        return new PoolUse(refused, waiting, using, keeping);
    }

    /** A thread waited for a connection for a while, and has it or was refused. */
    private static boolean isWait(Data.Event event) {
        return event.type().equals("jdk.ThreadPark") && event.frame() != null && PoolFrames.isPools(event.frame());
    }

    static boolean isRefusal(Data.Event event) {
        return PoolFrames.refuses(
                event.fields().getOrDefault("thrownClass", ""), event.fields().getOrDefault("by", ""));
    }

    /** At the same line of the application, and not seen to wait for a connection meanwhile. */
    private static boolean keeps(Looks looks, Set<Long> moved, ThreadRow now) {
        return looks.first()
                        .thread(now.id())
                        .filter(then ->
                                then.isIn(PoolFrames::isUse) && line(then).equals(line(now)))
                        .isPresent()
                && !moved.contains(now.id());
    }

    /** Where the application called the pool: below the last of its frames. */
    static Optional<Frame> line(ThreadRow thread) {
        var frames = thread.frames();
        for (var at = frames.size() - 1; at >= 0; at--) {
            if (PoolFrames.isPools(frames.get(at))) {
                return frames.subList(at, frames.size()).stream()
                        .filter(frame -> !frame.isJdk() && !PoolFrames.isPools(frame))
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    /** The pool's own words about itself at the last refusal; empty where none was recorded. */
    String state() {
        return refused.isEmpty()
                ? ""
                : STATE.matcher(refused.getLast().fields().getOrDefault("message", ""))
                        .results()
                        .map(MatchResult::group)
                        .findFirst()
                        .orElse("");
    }

    /** Whether each of the pool's connections is lent, as far as it says. */
    boolean isDrained() {
        Matcher state = STATE.matcher(state());
        return state.find() && state.group(1).equals(state.group(2));
    }
}
