package faultlab.diagnose;

import faultlab.observe.Evidence;
import faultlab.observe.Snapshot;
import faultlab.observe.Source;
import faultlab.observe.ThreadRow;
import faultlab.observe.life.Movement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The first and the last look at all threads. One look cannot tell late from lost; two can. */
record Looks(Snapshot first, Snapshot last) {

    static Optional<Looks> of(Evidence evidence) {
        var snapshots = snapshots(evidence);
        return snapshots.size() < 2
                ? Optional.empty()
                : Optional.of(new Looks(snapshots.getFirst(), snapshots.getLast()));
    }

    /** The last look and the one before it. */
    static Optional<Looks> lastTwo(Evidence evidence) {
        var snapshots = snapshots(evidence);
        var count = snapshots.size();
        return count < 2
                ? Optional.empty()
                : Optional.of(new Looks(snapshots.get(count - 2), snapshots.get(count - 1)));
    }

    /** What is missing for a rule about threads to say that nothing is wrong. */
    static Optional<String> lack(Evidence evidence) {
        var count = snapshots(evidence).size();
        var reason = evidence.missing(Source.THREADS);
        if (count < 2) {
            return Optional.of("thread dumps at two checkpoints (there are " + count
                    + reason.map(why -> ": " + why).orElse("") + ")");
        }
        return reason.map(why -> "all threads at both checkpoints (" + why + ")");
    }

    /** Why it is not known which exceptions were made meanwhile. */
    static Optional<String> lackOfExceptions(Evidence evidence) {
        return evidence.missing(Source.RECORDING)
                .or(() -> evidence.target().boundsExceptions()
                        ? Optional.empty()
                        : Optional.of("before JDK 25 exceptions are not recorded"));
    }

    private static List<Snapshot> snapshots(Evidence evidence) {
        return evidence.snapshots().stream()
                .filter(snapshot -> !snapshot.threads().isEmpty())
                .toList();
    }

    /** Whether a thread of the last look stood still since the first: same place, same lock, no CPU time used, no time limit. */
    boolean stoodStill(ThreadRow now) {
        return new Movement(first, last).stoodStill(now);
    }

    /** The threads of the last look that could still do something for those that wait. */
    List<ThreadRow> active() {
        return new Movement(first, last).active();
    }

    /** Whether a thread of the last look is in the very call that it was in at the first, with a time limit or without. */
    boolean staysInCall(ThreadRow now) {
        return new Movement(first, last).staysInCall(now);
    }

    /** The time between the looks, in words. */
    String apart() {
        var millis = Duration.between(first.t(), last.t()).toMillis();
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
