package faultlab.diagnose;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Callers who gave up an outcome, as the flight recorder saw them: the JDK made an exception for each.
 *
 * @param by the JDK's method that made it, such as {@code FutureTask.get}
 * @param frames the application's line that gave up, one for each caller that was seen; fewer where the JDK's timer did it
 */
record GivenUp(int count, String by, List<Frame> frames) {

    private static final String CONCURRENT = "java.util.concurrent.";

    /** Of the way to give up that was most frequent since then. */
    static GivenUp since(Instant then, Evidence evidence) {
        var all = evidence.since(then, Data.Event.class)
                .filter(event -> by(event).startsWith(CONCURRENT))
                .collect(Collectors.groupingBy(GivenUp::by));
        return all.values().stream()
                .max(Comparator.comparingInt(List::size))
                .map(GivenUp::of)
                .orElse(new GivenUp(0, "", List.of()));
    }

    /** Only exceptions have one. */
    private static String by(Data.Event event) {
        return event.fields().getOrDefault("by", "");
    }

    private static GivenUp of(List<Data.Event> events) {
        var frames =
                events.stream().map(Data.Event::frame).filter(Objects::nonNull).toList();
        return new GivenUp(events.size(), by(events.getFirst()).substring(CONCURRENT.length()), frames);
    }

    /** Whether the JDK's timer ended the future: no thread of a caller was seen. */
    boolean isOrTimeout() {
        return by.startsWith("CompletableFuture$Timeout");
    }

    /** Whether the caller ended the future. */
    boolean isCancel() {
        return by.equals("CompletableFuture.cancel");
    }

    /** Whether a caller's line and what was handed over are of one class, with those nested in it. */
    boolean isBeside(Task task) {
        return frames.stream().anyMatch(frame -> outermost(frame).equals(outermost(task.begin())));
    }

    private static String outermost(Frame frame) {
        return frame.type().replaceFirst("\\$.*", "");
    }

    /** What was done, in words. */
    String words() {
        var least = "At least " + count + (isOrTimeout() ? " future" : " caller") + (count == 1 ? "" : "s");
        return isCancel()
                ? least + " cancelled (CompletableFuture.cancel)"
                : isOrTimeout()
                        ? least + " passed the limit of orTimeout"
                        : least + " gave up waiting (TimeoutException from " + by + ")";
    }
}
