package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.ThreadRow;
import java.util.ArrayList;
import java.util.List;

/** What a finding about carriers rests on: who is on them, who waits for one, the scheduler's figures, and events of pinned threads. */
final class ResidenceClues {

    private static final String PINNED = "jdk.VirtualThreadPinned";
    private static final int MOST = 6;

    private ResidenceClues() {}

    /** Events of virtual threads that waited and kept their carriers. Each was written when the wait ended. */
    static List<Data.Event> pinned(Evidence evidence) {
        return evidence.all(Data.Event.class)
                .filter(event -> event.type().equals(PINNED))
                .toList();
    }

    static List<Clue> of(List<ThreadRow> keepers, List<ThreadRow> waiting, Carriers carriers, List<Data.Event> events) {
        var clues = new ArrayList<Clue>();
        keepers.stream().limit(MOST).forEach(thread -> clues.add(keeper(thread)));
        clues.add(figures(carriers.first(), carriers.last()));
        clues.add(waiting(waiting));
        events.stream().limit(MOST).forEach(event -> clues.add(pinned(event)));
        return clues;
    }

    private static Clue keeper(ThreadRow thread) {
        return new Clue(
                "threads",
                "%s is on carrier #%d, %s".formatted(Wording.name(thread), thread.carrier(), thread.state()),
                Keeper.place(thread).map(Frame::toString).orElse(null));
    }

    private static Clue figures(Data.Scheduler first, Data.Scheduler last) {
        return new Clue(
                "scheduler",
                "parallelism %d, queued %d at '%s' and %d at '%s'"
                        .formatted(last.parallelism(), first.queued(), first.at(), last.queued(), last.at()),
                null);
    }

    private static Clue waiting(List<ThreadRow> waiting) {
        var unbegun =
                waiting.stream().filter(thread -> thread.frames().isEmpty()).count();
        return new Clue(
                "threads",
                "%d virtual threads were runnable at both looks without a carrier; %d of them have never run at all"
                        .formatted(waiting.size(), unbegun),
                null);
    }

    private static Clue pinned(Data.Event event) {
        return new Clue(
                "recording",
                "%s: %s in %s, %.0f ms"
                        .formatted(
                                PINNED,
                                event.fields().getOrDefault("pinnedReason", "pinned"),
                                event.fields().getOrDefault("blockingOperation", "a wait"),
                                event.millis()),
                event.frame() == null ? null : event.frame().toString());
    }
}
