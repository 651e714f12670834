package faultlab.diagnose;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Snapshot;
import faultlab.observe.Source;
import faultlab.observe.ThreadRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The threads that carry virtual threads, at both looks: who keeps them, and who waits for one. */
record Carriers(Looks looks, Data.Scheduler first, Data.Scheduler last) {

    /** Empty where a look or the scheduler's figures at one are missing. */
    static Optional<Carriers> of(Evidence evidence) {
        return Looks.of(evidence)
                .flatMap(looks -> figures(evidence, looks.first())
                        .flatMap(first ->
                                figures(evidence, looks.last()).map(last -> new Carriers(looks, first, last))));
    }

    private static Optional<Data.Scheduler> figures(Evidence evidence, Snapshot look) {
        return evidence.all(Data.Scheduler.class)
                .filter(figures -> figures.at().equals(look.name()))
                .findFirst();
    }

    /** What is missing for a rule about virtual threads to say that nothing is wrong; where there are none, nothing can wait for a carrier. */
    static Optional<String> lack(Evidence evidence) {
        return Looks.lack(evidence)
                .or(() -> Looks.of(evidence).stream()
                        .flatMap(looks -> Stream.of(looks.first(), looks.last()))
                        .flatMap(look -> lack(evidence, look).stream())
                        .findFirst());
    }

    private static Optional<String> lack(Evidence evidence, Snapshot look) {
        var virtual = look.threads().stream().filter(ThreadRow::virtual).toList();
        if (virtual.stream().anyMatch(thread -> thread.state() == null)) {
            return Optional.of("the states of virtual threads, which JDKs before 25 do not tell");
        }
        return virtual.isEmpty() || figures(evidence, look).isPresent()
                ? Optional.empty()
                : Optional.of("the figures of the scheduler of virtual threads at '" + look.name() + "'"
                        + evidence.missing(Source.SCHEDULER)
                                .map(why -> " (" + why + ")")
                                .orElse(""));
    }

    /** Virtual threads that could run at both looks, had no carrier at either and did not get on in between. */
    List<ThreadRow> waiting() {
        return first.queued() == 0 || last.queued() == 0
                ? List.of()
                : looks.last().threads().stream()
                        .filter(Carriers::isQueued)
                        .filter(thread -> looks.first()
                                .thread(thread.id())
                                .filter(then -> isQueued(then) && then.frames().equals(thread.frames()))
                                .isPresent())
                        .toList();
    }

    private static boolean isQueued(ThreadRow thread) {
        return thread.virtual() && thread.state() == Thread.State.RUNNABLE && thread.carrier() == null;
    }

    /** The virtual threads that kept a carrier each, if these are all there are. */
    List<Keeper> keepers() {
        var keepers = Keeper.of(looks);
        return keepers.size() >= last.parallelism() ? keepers : List.of();
    }

    /**
     * Virtual threads that compute at the last look on all the carriers, where these go from one to another: who gives way with
     * {@code Thread.yield} is followed by another who does, and those that never began stay behind them all.
     */
    List<ThreadRow> computing() {
        var computing = looks.last().threads().stream()
                .filter(thread -> Keeper.computes(thread, looks))
                .toList();
        return computing.size() >= last.parallelism() ? computing : List.of();
    }
}
