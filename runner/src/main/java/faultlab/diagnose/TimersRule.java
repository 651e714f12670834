package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.diagnose.Retained.Way;
import faultlab.observe.Data;
import faultlab.observe.Data.Step;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.Growth;
import faultlab.observe.ThreadRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Timers and planned work that nobody ends: more threads of {@link java.util.Timer}, or more tasks in a schedule's queue, from look to look. */
final class TimersRule implements Rule {

    private static final String LAB = "timers";
    private static final String TIMER_THREAD = "java.util.TimerThread";
    private static final String STAGE = "java.util.concurrent.CompletableFuture$";

    /** What stands in the queue of a schedule: of ScheduledThreadPoolExecutor, and of ForkJoinPool since JDK 25. */
    private static final List<String> QUEUED = List.of(
            "java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask",
            "java.util.concurrent.DelayScheduler$ScheduledForkJoinTask");

    private static final Set<String> TIMERS_QUEUE = Set.of("java.util.TaskQueue");

    private static final int LEAST_THREADS = 5;
    private static final int MANY_THREADS = 20;
    private static final long LEAST_TASKS = 20;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Retained.lack(evidence);
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        var timers = threads(evidence);
        return timers.isPresent()
                ? List.of(timers.get())
                : Retained.of(evidence).flatMap(TimersRule::tasks).stream().toList();
    }

    private static Optional<Finding> threads(Evidence evidence) {
        var counts = timerThreads(evidence);
        if (counts.size() < 2) {
            return Optional.empty();
        }
        var grown = counts.getLast() - counts.get(counts.size() - 2);
        var throughout = Stream.iterate(1, i -> i < counts.size(), i -> i + 1)
                .allMatch(i -> counts.get(i) - counts.get(i - 1) >= LEAST_THREADS);
        if (!throughout && counts.getLast() < MANY_THREADS) {
            return Optional.empty();
        }
        var timers = evidence.snapshots().getLast().threads().stream()
                .filter(thread -> thread.isIn(TIMER_THREAD, "mainLoop"))
                .toList();
        var summary = "%d timers run, each with a thread of its own, %s: %s."
                .formatted(
                        counts.getLast(),
                        throughout ? grown + " more than a look before" : "and nobody ends them",
                        Wording.threads(timers));
        return Optional.of(new Finding(
                LAB,
                "timer-per-request",
                null,
                throughout ? counts.size() > 2 ? 0.95 : 0.85 : 0.6,
                summary,
                threadClues(evidence, timers, counts),
                "Use one ScheduledThreadPoolExecutor for all, cancel what is not needed any more (in finally), and shut it down at the end.",
                LAB));
    }

    /** Threads of Timer at each look: by the histogram if there is one, since a large dump is thinned. */
    private static List<Integer> timerThreads(Evidence evidence) {
        var seen = evidence.snapshots().stream()
                .map(look -> (int) look.threads().stream()
                        .filter(thread -> thread.isIn(TIMER_THREAD, "mainLoop"))
                        .count())
                .toList();
        return Growth.of(evidence)
                .flatMap(growth -> growth.type(TIMER_THREAD))
                .map(type -> type.at().stream().map(at -> (int) at.instances()).toList())
                .filter(counted -> counted.getLast() >= (seen.isEmpty() ? 0 : seen.getLast()))
                .orElse(seen);
    }

    private static List<Clue> threadClues(Evidence evidence, List<ThreadRow> timers, List<Integer> counts) {
        var clues = new ArrayList<Clue>();
        var names = timers.stream().map(ThreadRow::name).collect(Collectors.toSet());
        evidence.all(Data.Event.class)
                .filter(event -> event.type().equals("jdk.ThreadStart"))
                .filter(event -> names.contains(event.fields().getOrDefault("thread", "")) && event.frame() != null)
                .map(Data.Event::frame)
                .map(Frame::toString)
                .distinct()
                .limit(3)
                .forEach(frame -> clues.add(new Clue("recording", "a timer's thread was started", frame)));
        Retained.of(evidence)
                .ifPresent(retained -> clues.addAll(HeapWording.clues(
                        retained.growth(),
                        retained.ways(way -> way.kept().root().contains("Thread Name: ")
                                && names.contains(way.kept().root().replaceFirst(".*Thread Name: ", ""))),
                        List.of(TIMER_THREAD))));
        clues.add(new Clue("threads", "threads of java.util.Timer at each look: " + counts, null));
        return clues;
    }

    private static Optional<Finding> tasks(Retained retained) {
        var inTimers = retained.ways(way -> way.isHeldBy(TIMERS_QUEUE));
        return QUEUED.stream()
                .filter(type -> retained.grownThroughout(type) >= LEAST_TASKS)
                .findFirst()
                .map(type -> queued(retained, type, retained.ways(way -> passes(way, type))))
                .or(() -> inTimers.isEmpty()
                                || retained.grownThroughout(inTimers.getFirst().element()) < LEAST_TASKS
                        ? Optional.empty()
                        : Optional.of(queued(retained, inTimers.getFirst().element(), inTimers)));
    }

    private static boolean passes(Way way, String type) {
        return way.element().equals(type)
                || way.kept().path().stream().map(Step::type).anyMatch(type::equals);
    }

    private static Finding queued(Retained retained, String type, List<Way> ways) {
        var stages = isOfStages(retained, type, ways);
        var sure = retained.toldFromWarmUp() ? 0.95 : 0.85;
        var summary =
                "%s, and the tasks that wait in a schedule's queue by %,d: planned work that nobody takes out again%s%s."
                        .formatted(
                                HeapWording.growth(retained.growth()),
                                retained.growth()
                                        .type(type)
                                        .map(Growth.Type::instances)
                                        .orElse(0L),
                                ways.isEmpty() ? "" : ", with all that it refers to",
                                HeapWording.allocatedAt(ways));
        return new Finding(
                LAB,
                stages ? "delayed-stage" : "queued-tasks",
                null,
                ways.isEmpty() ? sure - 0.25 : sure,
                summary,
                HeapWording.clues(retained.growth(), ways, List.of(type)),
                stages
                        ? "Cancelling a delayed stage leaves its task in the queue until its time has come: plan it on a scheduler of your own and cancel the future that schedule returned, and let the task hold an id rather than the thing itself."
                        : "Keep the future that schedule returned and cancel it when the work is not needed any more (in finally), with setRemoveOnCancelPolicy(true) so that it leaves the queue at once; let the task hold an id rather than the thing itself.",
                LAB);
    }

    /** Stages of CompletableFuture that wait: seen on the path, or by their own number. */
    private static boolean isOfStages(Retained retained, String type, List<Way> ways) {
        return ways.isEmpty()
                ? retained.growth().types().stream()
                        .anyMatch(grown -> grown.name().startsWith(STAGE)
                                && grown.leastInstances() * 2 >= retained.grownThroughout(type))
                : ways.getFirst().inner().stream().anyMatch(step -> step.type().startsWith(STAGE));
    }
}
