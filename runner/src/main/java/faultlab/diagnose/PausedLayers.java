package faultlab.diagnose;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.Snapshot;
import faultlab.observe.ThreadRow;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Methods in which threads pause, below which calls fail, and which call each other: each of them waits a while, and tries again what is below it.
 *
 * @param pausing threads that pause, at the last look
 * @param nest whether methods that pause call each other, whether or not anything fails below them
 * @param layers those of them below which calls fail, the outermost first
 */
record PausedLayers(List<ThreadRow> pausing, boolean nest, List<Data.Thrown> layers) {

    private static final String PARK = "java.util.concurrent.locks.LockSupport";

    private record Method(String type, String name) {

        static Method of(Frame frame) {
            return new Method(frame.type(), frame.method());
        }
    }

    static PausedLayers of(Looks looks, Evidence evidence) {
        var pausing = pausing(looks.last());
        var lines = Stream.concat(pausing(looks.first()).stream(), pausing.stream())
                .map(PausedLayers::line)
                .distinct()
                .toList();
        var sites = sites(lines);
        evidence.since(looks.first().t(), Data.Event.class)
                .filter(event -> event.type().equals("jdk.ThreadSleep"))
                .flatMap(event -> Optional.ofNullable(event.frame()).stream())
                .forEach(frame -> sites.add(Method.of(frame)));
        var failing = evidence.all(Data.Thrown.class)
                .filter(thrown -> thrown.exceptions() >= pausing.size())
                .filter(thrown -> sites.contains(Method.of(thrown.frame())))
                .collect(Collectors.toMap(thrown -> Method.of(thrown.frame()), Function.identity()));
        return new PausedLayers(
                pausing,
                lines.stream().anyMatch(line -> on(line, sites).size() > 1),
                lines.stream()
                        .map(line -> on(line, failing.keySet()))
                        .max(Comparator.comparingInt(List::size))
                        .orElse(List.of())
                        .stream()
                        .flatMap(method -> Optional.ofNullable(failing.get(method)).stream())
                        .toList());
    }

    private static List<ThreadRow> pausing(Snapshot look) {
        return look.threads().stream().filter(PausedLayers::pauses).toList();
    }

    /** The application's methods on a thread's stack, the innermost first. */
    private static List<Method> line(ThreadRow thread) {
        return thread.frames().stream()
                .filter(frame -> !frame.isJdk())
                .map(Method::of)
                .toList();
    }

    /** The methods in which threads pause: the innermost of each stack, or who called it if it only pauses for others. */
    private static Set<Method> sites(List<List<Method>> lines) {
        var helpers = lines.stream()
                .map(List::getFirst)
                .distinct()
                .filter(method -> isHelper(method, lines))
                .collect(Collectors.toSet());
        return lines.stream()
                .map(line -> line.get(line.size() > 1 && helpers.contains(line.getFirst()) ? 1 : 0))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Whether threads pause by it that were called from two methods of which one calls the other: it pauses for them. */
    private static boolean isHelper(Method method, List<List<Method>> lines) {
        var callers = lines.stream()
                .filter(line -> line.size() > 1 && line.getFirst().equals(method))
                .map(line -> line.get(1))
                .filter(caller -> !caller.equals(method))
                .collect(Collectors.toSet());
        return lines.stream()
                .filter(line -> line.size() > 1 && callers.contains(line.get(1)))
                .anyMatch(line -> line.stream().skip(2).anyMatch(callers::contains));
    }

    /** Those of the methods that a stack has, the outermost first, each once. */
    private static List<Method> on(List<Method> line, Set<Method> methods) {
        return line.reversed().stream().distinct().filter(methods::contains).toList();
    }

    /** Whether it sleeps, or parks for a while by itself, and not because it waits for something of the JDK's. */
    private static boolean pauses(ThreadRow thread) {
        var top = thread.frames().stream().takeWhile(Frame::isJdk).toList();
        return thread.state() == Thread.State.TIMED_WAITING
                && thread.applicationFrame().isPresent()
                && !top.isEmpty()
                && (top.stream().anyMatch(frame -> frame.is("java.lang.Thread", "sleep"))
                        || top.getLast().is(PARK, "parkNanos")
                        || top.getLast().is(PARK, "parkUntil"));
    }
}
