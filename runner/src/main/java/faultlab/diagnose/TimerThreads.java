package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.Growth;
import faultlab.observe.Snapshot;
import faultlab.observe.ThreadRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The threads of {@link java.util.Timer}: each timer has one of its own.
 *
 * @param counts how many there were at each look, two or more
 * @param last those that the last look shows
 */
record TimerThreads(Evidence evidence, List<Integer> counts, List<ThreadRow> last) {

    private static final String TYPE = "java.util.TimerThread";
    private static final String ROOT = "Thread Name: ";

    /** More than this from one look to the next, or as many at any look: no program needs them. */
    private static final int FEW = 5;

    private static final int MANY = 50;

    static Optional<TimerThreads> of(Evidence evidence) {
        var looks = evidence.snapshots();
        var seen = looks.stream().map(look -> in(look).size()).toList();
        var counts = Growth.of(evidence)
                .flatMap(growth -> growth.type(TYPE))
                .map(type -> type.at().stream().map(at -> (int) at.instances()).toList())
                .filter(counted -> seen.isEmpty() || counted.getLast() >= seen.getLast())
                .orElse(seen);
        return counts.size() < 2
                ? Optional.empty()
                : Optional.of(new TimerThreads(evidence, counts, looks.isEmpty() ? List.of() : in(looks.getLast())));
    }

    /** A dump of very many threads is thinned, a count of live objects is not. */
    private static List<ThreadRow> in(Snapshot look) {
        return look.threads().stream()
                .filter(thread -> thread.isIn(TYPE, "mainLoop"))
                .toList();
    }

    /** How sure it is that these are too many: 0 if they are not. */
    double confidence() {
        var least = IntStream.range(1, counts.size())
                .map(i -> counts.get(i) - counts.get(i - 1))
                .min()
                .orElse(0);
        if (least < FEW) {
            return counts.stream().allMatch(count -> count >= MANY) ? 0.6 : 0;
        }
        return counts.size() > 2 ? 0.95 : least >= MANY ? 0.85 : 0.6;
    }

    String summary() {
        var more = counts.getLast() - counts.get(counts.size() - 2);
        return "%d timers run, each with a thread of its own%s: %s."
                .formatted(
                        counts.getLast(),
                        more > 0 ? ", " + more + " more than at the look before" : " and nobody ends them",
                        Wording.threads(last));
    }

    /** Where they were started comes first, then what they keep. */
    List<Clue> clues() {
        var names = last.stream().map(ThreadRow::name).collect(Collectors.toSet());
        var clues = new ArrayList<>(evidence.all(Data.Event.class)
                .filter(event -> event.type().equals("jdk.ThreadStart") && event.frame() != null)
                .filter(event -> names.contains(event.fields().getOrDefault("thread", "")))
                .map(Data.Event::frame)
                .map(Frame::toString)
                .distinct()
                .limit(3)
                .map(frame -> new Clue("recording", "a timer's thread was started", frame))
                .toList());
        Retained.of(evidence)
                .ifPresent(retained -> clues.addAll(HeapWording.clues(
                        retained,
                        retained.ways(way -> names.contains(way.kept().root().replaceFirst(".*" + ROOT, ""))),
                        TYPE)));
        clues.add(new Clue("threads", "threads of java.util.Timer at each look: " + counts, null));
        return clues;
    }
}
