package faultlab.execute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Why a child JVM did not do what it was started for, in words for the learner: what happened, where, what to do. A
 * learner's code hangs, leaks, exits and forks; none of it is an error of the lab.
 */
final class Trouble {

    private static final Pattern FRAME = Pattern.compile("\\(([^():]+\\.java):(\\d+)\\)");

    private final ChildRun run;
    private final Blame blame;

    private Trouble(ChildRun run, Blame blame) {
        this.run = run;
        this.blame = blame;
    }

    /**
     * The trouble of a run, if any.
     *
     * @param blame what in it is the learner's, to say where to look
     */
    static Optional<String> of(ChildRun run, Blame blame) {
        Trouble trouble = new Trouble(run, blame);
        return trouble.input()
                .or(trouble::stopped)
                .or(trouble::processes)
                .or(trouble::exit)
                .or(trouble::failure)
                .or(trouble::unfinished);
    }

    private Optional<String> input() {
        return run.last("stdin")
                .map(report -> "it read System.in" + at(frames(report.path("stack")))
                        + ". Nobody is there to type: take the call out.");
    }

    private Optional<String> processes() {
        List<String> ended = run.ending().processes();
        if (ended.isEmpty() && run.last("processes").isEmpty()) {
            return Optional.empty();
        }
        String which = ended.isEmpty()
                ? ""
                : " (" + String.join("; ", ended.stream().limit(3).toList()) + ")";
        String also = ended.isEmpty() ? "" : ", which were ended with it";
        return Optional.of("it started other processes" + which + also + ". A fix needs none: take them out.");
    }

    private Optional<String> stopped() {
        return Optional.ofNullable(run.ending().stopped())
                .map(reason -> reason + " and was ended. " + whereThreadsAre());
    }

    private String whereThreadsAre() {
        List<String> places = new ArrayList<>();
        run.last("dump")
                .ifPresent(dump -> dump.path("threads").forEach(thread -> {
                    String place = place(frames(thread.path("stack")));
                    if (!place.isEmpty()) {
                        places.add(thread.path("name").asText() + " "
                                + thread.path("state").asText() + " at " + place);
                    }
                }));
        if (places.isEmpty()) {
            return "Look for a loop that never ends or a wait that nobody ends.";
        }
        String more = places.size() > 3 ? " and " + (places.size() - 3) + " more" : "";
        return "Then: " + String.join(", ", places.stream().limit(3).toList()) + more + ".";
    }

    private Optional<String> exit() {
        return run.last("exit")
                .map(report -> "it called System.exit" + at(frames(report.path("stack")))
                        + ", which ends the whole JVM, its callers included. Take the call out.");
    }

    private Optional<String> failure() {
        return run.last("failure").map(report -> {
            String message = report.path("message").isNull()
                    ? ""
                    : ": " + report.path("message").asText();
            List<String> frames = new ArrayList<>(frames(report.path("stack")));
            frames.addAll(frames(report.path("causeStack")));
            return "it threw " + report.path("type").asText() + message + at(frames) + ".";
        });
    }

    private Optional<String> unfinished() {
        if (run.done()) {
            return Optional.empty();
        }
        return Optional.of(Unfinished.why(run, blame));
    }

    private static List<String> frames(JsonNode stack) {
        return StreamSupport.stream(stack.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private String at(List<String> frames) {
        String place = place(frames);
        return place.isEmpty() ? "" : " at " + place;
    }

    /** The first frame in one of the learner's files, as file:line; empty where there is none. */
    private String place(List<String> frames) {
        return place(frames, blame.files());
    }

    static String place(List<String> frames, List<String> files) {
        return frames.stream()
                .map(FRAME::matcher)
                .filter(Matcher::find)
                .filter(frame -> files.contains(frame.group(1)))
                .map(frame -> frame.group(1) + ":" + frame.group(2))
                .findFirst()
                .orElse("");
    }
}
