package faultlab.compile.notes;

/** The ways in which the chain from a caller's deadline to the work done for it breaks. */
enum Broken implements Remark {
    THREAD(
            "starts a thread and keeps no hold of it",
            Broken.NOBODY_TELLS_IT,
            "Keep the Thread and interrupt it when the caller is done, or submit the work and cancel its Future."),
    SUBMITTED(
            "drops the Future of the work it submits",
            Broken.NOBODY_TELLS_IT + " What it throws is lost too.",
            "Keep the Future, and cancel(true) it when the caller gives up."),
    EXECUTED(
            "hands work over with execute, which gives no hold of it",
            Broken.NOBODY_TELLS_IT,
            "Use submit and keep the Future, to cancel(true) it when the caller gives up."),
    ASYNC_DROPPED(
            "starts work as a CompletableFuture and drops it",
            Broken.NOBODY_TELLS_IT + " What it throws is lost too.",
            "Submit the work to an executor and keep the Future, to cancel(true) it when the caller gives up."),
    ASYNC_LIMITED(
            "limits the wait for a CompletableFuture, not the work behind it",
            "A CompletableFuture does not know the thread that computes it: orTimeout, completeOnTimeout, get with a limit and cancel end "
                    + "the future, and the work runs on.",
            "Submit the work to an executor and cancel(true) its Future on a time-out, or hand the deadline to the work's own waits."),
    GIVEN_UP(
            "gives up waiting for work and does not cancel it",
            "The caller goes on after its time-out, and what it started for this request runs on without anybody who wants the result.",
            "Call cancel(true) in a catch or finally around the get."),
    EXECUTOR(
            "makes an executor in a method that never closes it",
            "Each call leaves threads behind, and what runs on them outlives the caller.",
            "Share one executor that is closed with its owner, or open it in try-with-resources, whose end waits for its work."),
    DEADLINE(
            "gives a task a time limit of its own, though the caller has brought one",
            "A fresh limit in the child breaks the chain as surely as none: the task may work long after the caller's time is over.",
            "Take what is left of the caller's time: work the deadline out once and hand it on."),
    SCHEDULED(
            "drops the hold of a task that it schedules",
            "The task and what it captured stay until it has run, and a periodic one for ever, whether or not anybody still wants it.",
            "Keep the ScheduledFuture (or TimerTask), and cancel it when the caller is done."),
    INTERRUPT(
            "catches InterruptedException and forgets it",
            "An interrupt is how a caller or an executor says stop. Who forgets it works on, or lets the caller work on, and the next wait does not know either.",
            "Let the exception through, or restore it with Thread.currentThread().interrupt() and leave.");

    private static final String NOBODY_TELLS_IT =
            "When the caller is cancelled or its time is over, nobody can tell this work: it runs on, and may write to what is gone.";

    private final String what;
    private final String why;
    private final String instead;

    Broken(String what, String why, String instead) {
        this.what = what;
        this.why = why;
        this.instead = instead;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public String why() {
        return why;
    }

    @Override
    public String instead() {
        return instead;
    }
}
