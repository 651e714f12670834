package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.diagnose.Handoff.Role;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.ThreadRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A hand-off with no partner: a thread waits in a queue that stores nothing, at both checkpoints and unmoved in between. Nobody owns a
 * hand-off, so the JVM's deadlock detector is silent, and {@code ThreadPark} events fire only when a park ends.
 */
final class HandoffRule implements Rule {

    private static final String LAB = "handoff";
    private static final int CLUES = 16;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Looks.lack(evidence);
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return Looks.of(evidence)
                .flatMap(looks -> finding(looks, lacks(evidence).isEmpty()))
                .stream()
                .toList();
    }

    private static Optional<Finding> finding(Looks looks, boolean complete) {
        var stuck = looks.last().threads().stream()
                .filter(looks::stoodStill)
                .flatMap(thread -> Handoff.of(thread).stream())
                .toList();
        var senders = stuck.stream().filter(wait -> wait.role() == Role.SENDER).toList();
        var active = looks.active();
        var alone = complete && active.isEmpty();
        if (!senders.isEmpty()) {
            return Optional.of(
                    alone && queues(senders) > 1 ? facing(looks, senders) : sender(looks, senders, active, alone));
        }
        return stuck.isEmpty() || !alone ? Optional.empty() : Optional.of(taker(looks, stuck));
    }

    /**
     * The CPU time that shows a platform thread did not move is not known of virtual ones. While others could still take, a virtual
     * sender seen twice may be one that makes progress: that is a suspicion, not a finding.
     */
    private static Finding sender(Looks looks, List<Handoff> senders, List<ThreadRow> active, boolean alone) {
        var seenStill = senders.stream().anyMatch(wait -> wait.thread().cpuMillis() != null);
        var confidence = alone ? 0.95 : seenStill ? 0.75 : 0.4;
        var others = alone
                ? "and no thread is left that could take it"
                : "and nobody took it, though " + Wording.threads(active) + " could";
        var summary = "%s waiting in %s with something to hand over and no time limit, %s. Unmoved for at least %s."
                .formatted(Wording.threads(threads(senders)), calls(senders), others, looks.apart());
        return finding(
                "sender",
                confidence,
                summary,
                looks,
                senders,
                "Hand over with a deadline (offer with a timeout) and decide what happens to what nobody takes: reject it or report it.");
    }

    private static Finding facing(Looks looks, List<Handoff> senders) {
        var summary =
                "%s stand at %d queues that store nothing (%s), each with something to hand over, at %s: whoever could take at one of them stands at another. Unmoved for at least %s."
                        .formatted(
                                Wording.threads(threads(senders)),
                                queues(senders),
                                queueNames(senders),
                                places(senders),
                                looks.apart());
        return finding(
                "facing",
                0.9,
                summary,
                looks,
                senders,
                "Never wait without a deadline for a partner who may be waiting for you: hand over with a timeout, or let one side always take first.");
    }

    private static Finding taker(Looks looks, List<Handoff> takers) {
        var summary =
                "%s waiting in %s to be handed something, with no time limit, and no thread is left that could hand it over. Unmoved for at least %s."
                        .formatted(Wording.threads(threads(takers)), calls(takers), looks.apart());
        return finding(
                "taker",
                0.85,
                summary,
                looks,
                takers,
                "Tell the takers when nothing more will come (poll with a timeout and look whether the work is over, or interrupt them when closing).");
    }

    private static Finding finding(
            String mechanism, double confidence, String summary, Looks looks, List<Handoff> waits, String fix) {
        var lasting = waits.stream().allMatch(HandoffRule::isIdentityKnown);
        return new Finding(
                LAB, mechanism, null, lasting ? confidence : confidence - 0.1, summary, clues(looks, waits), fix, LAB);
    }

    private static boolean isIdentityKnown(Handoff wait) {
        var lock = wait.thread().waitsFor();
        return lock != null && lock.isStable();
    }

    private static List<Clue> clues(Looks looks, List<Handoff> waits) {
        var clues = new ArrayList<Clue>();
        waits.stream()
                .limit(CLUES)
                .forEach(wait -> clues.add(new Clue(
                        "threads",
                        "%s is in %s at %s, both at '%s' and at '%s'"
                                .formatted(
                                        Wording.name(wait.thread()),
                                        wait.call(),
                                        wait.queueName(),
                                        looks.first().name(),
                                        looks.last().name()),
                        wait.thread().applicationFrame().map(Frame::toString).orElse(null))));
        if (looks.last().cycles().isEmpty()) {
            clues.add(
                    new Clue("threads", "the JVM's own deadlock detector found nothing: nobody owns a hand-off", null));
        }
        return clues;
    }

    private static List<ThreadRow> threads(List<Handoff> waits) {
        return waits.stream().map(Handoff::thread).toList();
    }

    private static long queues(List<Handoff> waits) {
        return waits.stream().map(Handoff::queue).distinct().count();
    }

    private static String queueNames(List<Handoff> waits) {
        return Wording.some(waits.stream().map(Handoff::queueName).toList());
    }

    private static String calls(List<Handoff> waits) {
        return Wording.some(waits.stream().map(Handoff::call).toList()) + " of " + queueNames(waits) + " at "
                + places(waits);
    }

    private static String places(List<Handoff> waits) {
        return Wording.some(waits.stream().map(Handoff::place).toList());
    }
}
