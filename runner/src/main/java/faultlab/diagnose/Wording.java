package faultlab.diagnose;

import faultlab.observe.Frame;
import faultlab.observe.ThreadRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How findings name threads and places. */
final class Wording {

    private static final int NAMED = 3;

    private Wording() {}

    /** "Thread a" or "5 threads (a, b, c and 2 more)". */
    static String threads(List<ThreadRow> threads) {
        var names = threads.stream().limit(NAMED).map(Wording::name).collect(Collectors.joining(", "));
        var more = threads.size() > NAMED ? " and " + (threads.size() - NAMED) + " more" : "";
        return (threads.size() == 1 ? "Thread " : threads.size() + " threads (")
                + names
                + more
                + (threads.size() == 1 ? "" : ")");
    }

    /** A virtual thread often has no name. */
    static String name(ThreadRow thread) {
        return thread.name().isEmpty() ? "virtual thread #" + thread.id() : thread.name();
    }

    /** "a, b and 1 more" of distinct texts. */
    static String some(List<String> texts) {
        Set<String> distinct = new TreeSet<>(texts);
        var named = distinct.stream().limit(NAMED).collect(Collectors.joining(", "));
        return named + (distinct.size() > NAMED ? " and " + (distinct.size() - NAMED) + " more" : "");
    }

    /** The distinct frames, the most frequent first. */
    static List<Frame> mostFirst(Stream<Frame> frames) {
        return frames.collect(Collectors.groupingBy(Function.identity(), Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<Frame, Long>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
