package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.ThreadRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls of a peer without a time-out: several threads wait in one at both looks, and so does whoever wants its outcome. The JVM tells no
 * time-out of an HTTP request, so a call that is only slow may be among them; of a socket's read it does ({@code timedRead}). JFR's
 * SocketRead is written when a read <em>ends</em>, so it is of no use here.
 */
final class TimeoutsRule implements Rule {

    private static final String LAB = "timeouts";

    /** One or two may be a slow report; a peer that does not answer keeps all who ask it. */
    private static final int SEVERAL = 3;

    private static final int CLUES = 12;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Looks.lack(evidence);
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return Looks.lastTwo(evidence).flatMap(TimeoutsRule::finding).stream().toList();
    }

    private static Optional<Finding> finding(Looks looks) {
        var stuck = looks.last().threads().stream()
                .flatMap(thread -> PeerWait.of(thread).stream())
                .filter(wait -> waited(looks, wait))
                .toList();
        var callers = Task.waiting(looks.last()).filter(looks::stoodStill).toList();
        var inside = stuck.stream().filter(wait -> !wait.isRequest()).count();
        return stuck.size() < SEVERAL || callers.size() < inside
                ? Optional.empty()
                : Optional.of(finding(looks, stuck, callers));
    }

    /** In such a call at the look before too: bytes may have come meanwhile, though no answer did. */
    private static boolean waited(Looks looks, PeerWait now) {
        return looks.first()
                .thread(now.thread().id())
                .flatMap(PeerWait::of)
                .filter(then -> then.kind() == now.kind())
                .isPresent();
    }

    private static Finding finding(Looks looks, List<PeerWait> stuck, List<ThreadRow> callers) {
        var threads = stuck.stream().map(PeerWait::thread).toList();
        var still = threads.stream().allMatch(looks::staysInCall);
        var kind = stuck.getFirst().kind();
        var summary = "%s in %s at %s, at both looks, %s apart%s%s"
                .formatted(
                        Wording.threads(threads),
                        Wording.some(stuck.stream().map(PeerWait::call).toList()),
                        Wording.some(threads.stream()
                                .flatMap(thread -> thread.applicationFrame().stream())
                                .map(Frame::toString)
                                .toList()),
                        looks.apart(),
                        still ? ", and nothing came meanwhile." : ". Something came meanwhile, but no answer.",
                        callers.isEmpty() ? "" : " " + waits(callers) + " for an outcome all the while.");
        return new Finding(
                LAB,
                kind.mechanism(),
                null,
                still ? 0.9 : 0.6,
                summary,
                clues(looks, stuck, callers),
                "Give each call what is left of its caller's deadline: for connecting, for every read, and over the whole answer; close the connection when it is over.",
                LAB);
    }

    private static String waits(List<ThreadRow> callers) {
        return Wording.threads(callers) + (callers.size() == 1 ? " waits" : " wait");
    }

    private static List<Clue> clues(Looks looks, List<PeerWait> stuck, List<ThreadRow> callers) {
        var clues = new ArrayList<Clue>();
        stuck.stream()
                .limit(CLUES)
                .forEach(wait -> clues.add(new Clue(
                        "threads",
                        "%s is in %s, %s, both at '%s' and at '%s'"
                                .formatted(
                                        Wording.name(wait.thread()),
                                        wait.call(),
                                        wait.thread().state(),
                                        looks.first().name(),
                                        looks.last().name()),
                        wait.thread().applicationFrame().map(Frame::toString).orElse(null))));
        var more = callers.size() - stuck.size();
        if (more > 0) {
            clues.add(new Clue(
                    "threads",
                    "%d more wait for outcomes than there are such calls: they stand behind them".formatted(more),
                    null));
        }
        return clues;
    }
}
