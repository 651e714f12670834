package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Tasks that more threads do than wait for one.
 *
 * @param waiters threads that wait for the outcome of a task
 * @param looks those at which the tasks were in the same calls
 */
record Orphans(List<Task> tasks, int waiters, GivenUp givenUp, Looks looks) {

    private static final String LAB = "cancellation";
    private static final int CLUES = 8;

    private static final Map<String, String> FIXES = Map.of(
            "get-timeout",
            "A time limit of get ends the wait, not the work: cancel the future with cancel(true) in finally, and let the work end when it is interrupted.",
            "or-timeout",
            "orTimeout ends the future, not the work: submit the work to an executor, keep its Future, and cancel(true) that when the other one ends.",
            "future-cancel",
            "CompletableFuture.cancel interrupts nobody: submit the work to an executor, keep its Future, and cancel(true) that when the other one ends.",
            "own-deadline",
            "Give what the work asks no more time than its caller has left: carry the caller's deadline along and compute each limit from it.",
            "late-callback",
            "Let only the caller's own thread use the outcome, after it has waited for it, in place of a stage that runs whenever the work ends; and cancel the work.");

    /** How many of them nobody can be waiting for. */
    int count() {
        return tasks.size() - waiters;
    }

    Orphans only(List<Task> some) {
        return new Orphans(some, waiters, givenUp, looks);
    }

    Finding finding(double confidence) {
        var summary =
                "At work for nobody: %s at %s, in the same calls for at least %s. %s, and %s: the work was not told that its caller has gone."
                        .formatted(who(), places(), looks.apart(), givenUp.words(), waiting());
        var clues = clues();
        givenUp.frames().stream()
                .distinct()
                .limit(3)
                .forEach(frame -> clues.add(new Clue("recording", "here a caller gave up", frame.toString())));
        return finding(mechanism(), confidence, summary, clues);
    }

    /** Too little to name the cause, too much to call it healthy. */
    Finding suspicion() {
        var summary =
                "%s are at work at %s, in the same calls for at least %s, and %s, but no caller was seen to give up"
                        .formatted(who(), places(), looks.apart(), waiting());
        return finding("get-timeout", 0.4, summary, clues());
    }

    private static Finding finding(String mechanism, double confidence, String summary, List<Clue> clues) {
        return new Finding(LAB, mechanism, null, confidence, summary, clues, FIXES.getOrDefault(mechanism, ""), LAB);
    }

    private String mechanism() {
        if (isMost(Task::isStage)) {
            return "late-callback";
        }
        if (isMost(Task::hasLimit)) {
            return "own-deadline";
        }
        return givenUp.isCancel() ? "future-cancel" : givenUp.isOrTimeout() ? "or-timeout" : "get-timeout";
    }

    private boolean isMost(Predicate<Task> which) {
        return tasks.stream().filter(which).count() * 2 > tasks.size();
    }

    private List<Clue> clues() {
        var clues = new ArrayList<Clue>();
        tasks.stream()
                .limit(CLUES)
                .forEach(task -> clues.add(new Clue(
                        "threads",
                        "%s is in a task, in the same call at '%s' and at '%s'"
                                .formatted(
                                        Wording.name(task.thread()),
                                        looks.first().name(),
                                        looks.last().name()),
                        task.place().toString())));
        return clues;
    }

    private String who() {
        return (waiters == 0 ? "" : "at least " + count() + " of ")
                + Wording.threads(tasks.stream().map(Task::thread).toList());
    }

    private String places() {
        return Wording.some(tasks.stream().map(task -> task.place().toString()).toList());
    }

    private String waiting() {
        return waiters == 0
                ? "no thread waits for an outcome"
                : "only " + waiters + (waiters == 1 ? " thread waits" : " threads wait") + " for an outcome";
    }
}
