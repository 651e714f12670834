package faultlab.diagnose;

import faultlab.diagnose.Retained.Way;
import faultlab.observe.Data.Step;
import faultlab.observe.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Timers and planned work that nobody ends: more threads of {@link java.util.Timer}, or more tasks in a schedule's queue, from look to look. */
final class TimersRule implements Rule {

    private static final String LAB = "timers";

    /** What stands in the queue of a schedule: of ScheduledThreadPoolExecutor, and of ForkJoinPool since JDK 25. */
    private static final List<String> QUEUED = List.of(
            "java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask",
            "java.util.concurrent.DelayScheduler$ScheduledForkJoinTask");

    /** The queue of one Timer, whose tasks have the application's class. */
    private static final Set<String> TIMERS_QUEUE = Set.of("java.util.TaskQueue");

    /** The classes of stages that are to begin, to end or to be given up later. */
    private static final String STAGE = "java.util.concurrent.CompletableFuture$";

    /** Fewer tasks more than this come and go in any busy program. */
    private static final long LEAST_TASKS = 20;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Retained.lack(evidence);
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return TimerThreads.of(evidence)
                .filter(timers -> timers.confidence() > 0)
                .map(TimersRule::threads)
                .or(() -> Retained.of(evidence).flatMap(TimersRule::tasks))
                .stream()
                .toList();
    }

    private static Finding threads(TimerThreads timers) {
        return new Finding(
                LAB,
                "timer-per-request",
                null,
                timers.confidence(),
                timers.summary(),
                timers.clues(),
                "Use one ScheduledThreadPoolExecutor for all, cancel what is not needed any more (in finally), and shut it down at the end.",
                LAB);
    }

    private static Optional<Finding> tasks(Retained retained) {
        return QUEUED.stream()
                .filter(type -> retained.grownThroughout(type) >= LEAST_TASKS)
                .findFirst()
                .map(type -> queued(retained, type, retained.ways(way -> passes(way, type))))
                .or(() -> tasksOfATimer(retained));
    }

    private static boolean passes(Way way, String type) {
        return way.kept().type().equals(type)
                || way.kept().path().stream().map(Step::type).anyMatch(type::equals);
    }

    private static Optional<Finding> tasksOfATimer(Retained retained) {
        var ways = retained.ways(way -> way.isHeldBy(TIMERS_QUEUE));
        return ways.stream()
                .map(Way::element)
                .filter(type -> retained.grownThroughout(type) >= LEAST_TASKS)
                .findFirst()
                .map(type -> queued(retained, type, ways));
    }

    private static Finding queued(Retained retained, String type, List<Way> ways) {
        var stages = isOfStages(retained, type, ways);
        var summary = String.format(
                Locale.ROOT,
                "%s, and the tasks that wait in a schedule's queue by %,d: planned work that nobody takes out again%s%s.",
                HeapWording.growth(retained.growth()),
                retained.grown(type),
                ways.isEmpty() ? "" : ", with all that it refers to",
                HeapWording.allocatedAt(ways));
        return new Finding(
                LAB,
                stages ? "delayed-stage" : "queued-tasks",
                null,
                (retained.toldFromWarmUp() ? 0.95 : 0.8) - (ways.isEmpty() ? 0.25 : 0),
                summary,
                HeapWording.clues(retained, ways, type),
                stages
                        ? "Cancelling a delayed stage leaves its task in the queue until its time has come: plan it on a scheduler of your own and cancel the future that schedule returned, and let the task hold an id rather than the thing itself."
                        : "Keep the future that schedule returned and cancel it when the work is not needed any more (in finally), with setRemoveOnCancelPolicy(true) so that it leaves the queue at once; let the task hold an id rather than the thing itself.",
                LAB);
    }

    /** Stages of CompletableFuture that wait: seen on the path, or by their own number. */
    private static boolean isOfStages(Retained retained, String type, List<Way> ways) {
        return ways.isEmpty()
                ? retained.growth().types().stream()
                        .filter(grown -> grown.name().startsWith(STAGE))
                        .anyMatch(grown -> grown.leastInstances() * 2 >= retained.grownThroughout(type))
                : ways.getFirst().inner().stream().anyMatch(step -> step.type().startsWith(STAGE));
    }
}
