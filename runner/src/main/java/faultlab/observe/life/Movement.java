package faultlab.observe.life;

import faultlab.observe.Snapshot;
import faultlab.observe.ThreadRow;
import java.util.List;

/** Who moved between two looks, who stands still, and who could still do something for those. */
public record Movement(Snapshot first, Snapshot last) {

    /** Whether a thread of the last look waited for good since the first. */
    public boolean stoodStill(ThreadRow now) {
        return first.thread(now.id()).filter(then -> Still.waited(then, now)).isPresent();
    }

    /** Whether a thread of the last look is in the very call that it was in at the first, with a time limit or without. */
    public boolean staysInCall(ThreadRow now) {
        return first.thread(now.id()).filter(then -> Still.inCall(then, now)).isPresent();
    }

    /** The threads of the last look that could act by themselves: they run, wait for I/O, sleep, have plans, or moved since the first look. */
    public List<ThreadRow> active() {
        return last.threads().stream().filter(this::couldAct).toList();
    }

    private boolean couldAct(ThreadRow thread) {
        return switch (Occupation.of(thread)) {
            case PLANNED, INPUT -> true;
            case WORK -> !stoodStill(thread);
            case LABS, HOUSEKEEPING, IDLE, OTHER -> false;
        };
    }

    /** The threads of the last look that stand still with work in hand and keep the JVM from ending: daemons do not, virtual threads do their starter's work. */
    public List<ThreadRow> stuck() {
        return last.threads().stream()
                .filter(thread -> Occupation.of(thread) == Occupation.WORK)
                .filter(thread -> thread.virtual() || !thread.daemon())
                .filter(this::stoodStill)
                .toList();
    }
}
