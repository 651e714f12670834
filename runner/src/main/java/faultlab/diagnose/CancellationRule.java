package faultlab.diagnose;

import faultlab.observe.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Work that runs on after whoever wanted its outcome has given up. The JVM does not tell whose a task is, so three things must come
 * together: tasks that stay in the same call from one look to the next, more of them than threads that wait for an outcome, and about as
 * many new ones as callers gave up meanwhile. A service in the midst of its work has its callers waiting.
 */
final class CancellationRule implements Rule {

    /** So many tasks at one line that nobody waits for make one ask, even where no caller was seen to give up. */
    private static final int MANY = 10;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Looks.lack(evidence);
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return Looks.of(evidence)
                .flatMap(whole -> Looks.lastTwo(evidence).flatMap(last -> finding(whole, last, evidence)))
                .stream()
                .toList();
    }

    private static Optional<Finding> finding(Looks whole, Looks last, Evidence evidence) {
        var tasks = Task.of(last.last());
        var fresh =
                tasks.stream().filter(task -> !whole.staysInCall(task.thread())).toList();
        var watched = !whole.first().equals(last.first());
        var staying = (watched ? fresh : tasks)
                .stream().filter(task -> last.staysInCall(task.thread())).toList();
        var waiters = Task.waiters(last.last());
        var orphans = new Orphans(staying, waiters, GivenUp.since(whole.first().t(), evidence), last);
        if (orphans.count() <= 0) {
            return Optional.empty();
        }
        var confidence = confidence(orphans, fresh.size() - waiters, watched);
        return confidence > 0
                ? Optional.of(orphans.finding(confidence))
                : suspicious(orphans).map(Orphans::suspicion);
    }

    /**
     * The recorder does not tell of each that gave up, so there may be more tasks than of those, but not far fewer. Of two looks none
     * shows the time before: then the callers must be seen to be of the same class as their tasks.
     */
    private static double confidence(Orphans orphans, int left, boolean watched) {
        var givenUp = orphans.givenUp();
        if (givenUp.count() == 0 || left * 2 < givenUp.count()) {
            return 0;
        }
        // where futures end the wait no caller is seen to wait, and others' work in progress looks like what was given
        // up
        var unseen = givenUp.isOrTimeout() || givenUp.isCancel();
        if (watched) {
            return unseen ? 0.75 : 0.9;
        }
        return orphans.tasks().stream().allMatch(givenUp::isBeside) ? (unseen ? 0.6 : 0.7) : 0;
    }

    private static Optional<Orphans> suspicious(Orphans orphans) {
        return orphans.tasks().stream()
                .collect(Collectors.groupingBy(task -> task.place().toString()))
                .values()
                .stream()
                .map(orphans::only)
                .filter(alike -> alike.count() >= MANY)
                .findFirst();
    }
}
