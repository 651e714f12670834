package faultlab.observe;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** The scheduler of the target's virtual threads, from {@code Thread.vthread_scheduler} (JDK 24): a ForkJoinPool that tells its figures. */
final class SchedulerAnswer {

    private static final Pattern POOL = Pattern.compile(
            "parallelism = (\\d+), size = (\\d+), active = \\d+, running = \\d+, steals = \\d+, tasks = (\\d+), submissions = (\\d+)");

    private SchedulerAnswer() {}

    /**
     * Asks a target that has had virtual threads; in any other the question would make the scheduler, with a thread of its own.
     *
     * @param threads the rows of the same look at the threads
     * @param set whether a property sets the parallelism, which otherwise follows the processors
     */
    static List<Row> take(String at, List<Row> threads, Attachment attachment, boolean set) throws IOException {
        if (threads.stream().noneMatch(SchedulerAnswer::showsScheduler)) {
            throw new IOException("no virtual thread was started yet");
        }
        var t = Instant.now();
        return List.of(new Row(t, Source.SCHEDULER, parse(at, attachment.command("Thread.vthread_scheduler"), set)));
    }

    private static boolean showsScheduler(Row row) {
        return row.data() instanceof Data.Threads(String at, ThreadRow thread)
                && (thread.virtual()
                        || thread.frames().stream()
                                .anyMatch(frame -> frame.type().equals("java.lang.VirtualThread")));
    }

    static Data.Scheduler parse(String at, String answer, boolean set) throws IOException {
        var pool = POOL.matcher(answer);
        if (!pool.find()) {
            throw new IOException("the target tells of the scheduler of its virtual threads only: "
                    + answer.strip().lines().findFirst().orElse(""));
        }
        var queued = Integer.parseInt(pool.group(3)) + Integer.parseInt(pool.group(4));
        return new Data.Scheduler(at, Integer.parseInt(pool.group(1)), set, Integer.parseInt(pool.group(2)), queued);
    }
}
