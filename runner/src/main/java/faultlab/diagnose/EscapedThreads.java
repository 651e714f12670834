package faultlab.diagnose;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.ServerFrames;
import faultlab.observe.Snapshot;
import faultlab.observe.ThreadRow;
import faultlab.observe.life.Occupation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Threads that were started by one that handled a request, and have work in hand.
 *
 * @param looks those that each look shows, two looks or more
 * @param sites the application's line that started each, by thread id; null where there is none
 * @param open requests that a thread handles at the last look
 */
record EscapedThreads(List<List<ThreadRow>> looks, Map<Long, @Nullable Frame> sites, int open) {

    /** Fewer more than this from one look to the next come and go with the requests. */
    private static final int FEW = 5;

    /** Helpers that one open request may well have. */
    private static final int HELPERS = 4;

    /** That part of a look's threads, or more, is there at the next: what ends with its request is not. */
    private static final double NEARLY_ALL = 0.8;

    static Optional<EscapedThreads> of(Evidence evidence) {
        var snapshots = evidence.snapshots().stream()
                .filter(snapshot -> !snapshot.threads().isEmpty())
                .toList();
        if (snapshots.size() < 2) {
            return Optional.empty();
        }
        var sites = new HashMap<Long, @Nullable Frame>();
        evidence.all(Data.Event.class)
                .filter(event ->
                        event.type().equals("jdk.ThreadStart") && event.fields().containsKey("request"))
                .forEach(event ->
                        sites.put(Long.valueOf(event.fields().getOrDefault(Data.Event.THREAD, "-1")), event.frame()));
        var looks = snapshots.stream().map(snapshot -> atWork(snapshot, sites)).toList();
        return Optional.of(new EscapedThreads(looks, sites, open(snapshots.getLast())));
    }

    private static List<ThreadRow> atWork(Snapshot look, Map<Long, @Nullable Frame> sites) {
        return look.threads().stream()
                .filter(thread -> sites.containsKey(thread.id()) && !Occupation.isIdle(thread) && !isServers(thread))
                .toList();
    }

    /** A server starts threads of its own pool when it pleases. */
    private static boolean isServers(ThreadRow thread) {
        return thread.frames().stream()
                .filter(frame -> ServerFrames.isServers(frame) || !frame.isJdk())
                .reduce((inner, outer) -> outer)
                .filter(ServerFrames::isServers)
                .isPresent();
    }

    private static int open(Snapshot look) {
        return (int) look.threads().stream()
                .filter(thread -> thread.isIn(ServerFrames::isRequest))
                .count();
    }

    /** How sure it is that they outlive their requests: 0 if nothing says so. */
    double confidence() {
        var steps = IntStream.range(1, looks.size()).boxed().toList();
        var grows = steps.stream()
                .allMatch(i -> looks.get(i).size() - looks.get(i - 1).size() >= FEW);
        var stay = steps.stream().allMatch(i -> stay(looks.get(i - 1), looks.get(i)));
        return !grows || !stay || last().size() < FEW + HELPERS * open ? 0 : looks.size() > 2 ? 0.9 : 0.7;
    }

    private static boolean stay(List<ThreadRow> then, List<ThreadRow> now) {
        var there = then.stream()
                .filter(thread -> now.stream().anyMatch(later -> isSameWork(thread, later)))
                .count();
        return there >= NEARLY_ALL * then.size();
    }

    /** A pool's thread lives on by right: there it is the same work only at the same place. */
    private static boolean isSameWork(ThreadRow then, ThreadRow now) {
        return then.id() == now.id() && (!isPools(now) || then.frames().equals(now.frames()));
    }

    private static boolean isPools(ThreadRow thread) {
        return thread.isIn("java.util.concurrent.ThreadPoolExecutor", "runWorker")
                || thread.isIn("java.util.concurrent.ForkJoinWorkerThread", "run");
    }

    List<ThreadRow> last() {
        return looks.getLast();
    }

    List<Integer> counts() {
        return looks.stream().map(List::size).toList();
    }

    /** Where those of the last look were started, most first. */
    List<Frame> startedAt() {
        return Wording.mostFirst(last().stream()
                .map(thread -> Optional.ofNullable(sites.get(thread.id())))
                .flatMap(Optional::stream));
    }

    /** Where they are now. */
    List<Frame> standAt() {
        return Wording.mostFirst(
                last().stream().map(ThreadRow::applicationFrame).flatMap(Optional::stream));
    }
}
