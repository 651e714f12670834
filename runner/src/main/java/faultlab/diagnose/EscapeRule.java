package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.ServerFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Work that escapes its request: threads that were started while one was handled, more from look to look and none ends; or answers to a
 * response that is over. Of a virtual thread the JVM does not tell who started it: it shows only by what it writes too late.
 */
final class EscapeRule implements Rule {

    private static final String LAB = "escape";
    private static final int CLUES = 3;

    /** As often, it is no single slip. */
    private static final int OFTEN = 3;

    /** Who started a thread, and what a server refused, is told by a recording only. */
    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Looks.lack(evidence)
                .or(() -> hasServer(evidence)
                        ? Looks.lackOfExceptions(evidence)
                                .map(why -> "what requests start, and what they write too late (" + why + ")")
                        : Optional.empty());
    }

    private static boolean hasServer(Evidence evidence) {
        return evidence.all(Data.Threads.class)
                .flatMap(row -> row.thread().frames().stream())
                .anyMatch(ServerFrames::isServers);
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        var late = LateWrites.of(evidence);
        EscapedThreads.of(evidence)
                .filter(threads -> threads.confidence() > 0)
                .map(threads -> outlives(threads, late.byOthers()))
                .or(() -> late.byOthers().isEmpty() ? Optional.empty() : Optional.of(writesLate(late.byOthers())))
                .ifPresent(findings::add);
        if (!late.byRequests().isEmpty()) {
            findings.add(answersTwice(late.byRequests()));
        }
        return findings;
    }

    private static Finding outlives(EscapedThreads threads, List<Data.Event> late) {
        var summary =
                "%s were started by requests%s and are still at work (requests open: %d): %s from look to look, and hardly one ends%s."
                        .formatted(
                                Wording.threads(threads.last()),
                                at(threads.startedAt()),
                                threads.open(),
                                threads.counts().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                                late.isEmpty() ? "" : "; what they write comes too late" + at(LateWrites.lines(late)));
        var clues = new ArrayList<Clue>();
        clues.addAll(clues("recording", "a request started a thread here", threads.startedAt()));
        clues.addAll(clues("threads", "such a thread is here at the last look", threads.standAt()));
        clues.addAll(refused(late));
        return new Finding(
                LAB,
                "outlives-request",
                null,
                threads.confidence(),
                summary,
                clues,
                "Give the work an end that the request cannot leave without: cancel and join it in finally, or in a scope or executor that is closed there, and let only the request's own thread write. What is to live longer belongs to a bounded executor of the service, with a task that needs no response.",
                LAB);
    }

    private static Finding writesLate(List<Data.Event> late) {
        return new Finding(
                LAB,
                "writes-late",
                null,
                late.size() < OFTEN ? 0.5 : 0.8,
                "Threads that handle no request wrote%s to responses that were over, %d times or more: work that a request started and did not wait for."
                        .formatted(at(LateWrites.lines(late)), late.size()),
                refused(late),
                "Let only the request's own thread write its response, and end what it started before it returns.",
                LAB);
    }

    private static Finding answersTwice(List<Data.Event> late) {
        return new Finding(
                LAB,
                "answers-twice",
                null,
                late.size() < OFTEN ? 0.6 : 0.9,
                "A request answered%s when its response was over already, %d times or more: somebody handled an error, answered, and the request went on as if nothing had been."
                        .formatted(at(LateWrites.lines(late)), late.size()),
                refused(late),
                "End the request where the error is answered: return from the handler that does the work, throw, or tell the server to skip the handlers behind a filter. Then look at what else was done for such a request.",
                LAB);
    }

    private static List<Clue> refused(List<Data.Event> late) {
        return late.isEmpty()
                ? List.of()
                : clues(
                        "recording",
                        "the server refused what was written here: "
                                + late.getFirst().fields().get("thrownClass")
                                + Optional.ofNullable(late.getFirst().fields().get("message"))
                                        .map(message -> ": " + message)
                                        .orElse(""),
                        LateWrites.lines(late));
    }

    private static List<Clue> clues(String source, String text, List<Frame> frames) {
        return frames.stream()
                .limit(CLUES)
                .map(frame -> new Clue(source, text, frame.toString()))
                .toList();
    }

    private static String at(List<Frame> frames) {
        return frames.isEmpty()
                ? ""
                : " at "
                        + Wording.some(frames.stream()
                                .limit(CLUES)
                                .map(Frame::toString)
                                .toList());
    }
}
