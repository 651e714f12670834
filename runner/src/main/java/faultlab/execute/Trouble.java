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

    private static final Pattern OUT_OF_MEMORY =
            Pattern.compile("Terminating due to java\\.lang\\.OutOfMemoryError: (.*)");

    /** -XX:+ExitOnOutOfMemoryError; its words are lost if the program closed its output. */
    private static final int OUT_OF_MEMORY_EXIT = 3;

    /** As the child's own code for it says. */
    private static final int CONNECTION_LOST = 71;

    private final ChildRun run;
    private final List<String> mine;

    private Trouble(ChildRun run, List<String> mine) {
        this.run = run;
        this.mine = mine;
    }

    /**
     * The trouble of a run, if any.
     *
     * @param mine names of the learner's files, to say where in them
     */
    static Optional<String> of(ChildRun run, List<String> mine) {
        Trouble trouble = new Trouble(run, mine);
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
        String output = run.ending().output();
        Matcher memory = OUT_OF_MEMORY.matcher(output);
        if (memory.find()) {
            return Optional.of("its JVM ran out of memory (" + memory.group(1).strip()
                    + ") and ended. What is kept that nobody needs?");
        }
        if (output.contains("A fatal error has been detected by the Java Runtime Environment")) {
            return Optional.of("its JVM crashed: " + crash(output)
                    + ". Only native code can do that, or Unsafe, or a reinterpreted memory segment: look there.");
        }
        return Optional.of(byExitCode(run.ending().exitCode()) + lastWords(output));
    }

    /** The signal and the frame that a crashing JVM names. */
    private static String crash(String output) {
        List<String> words = output.lines()
                .filter(line -> line.startsWith("#  ") || line.startsWith("# C ") || line.startsWith("# V "))
                .map(line -> line.substring(1).strip())
                .filter(line -> !line.isEmpty())
                .toList();
        return words.isEmpty() ? "no more is known" : words.get(0);
    }

    private static String byExitCode(int code) {
        if (code == OUT_OF_MEMORY_EXIT) {
            return "its JVM ended with exit code 3, as it does when memory runs out or when something calls"
                    + " Runtime.halt(3). What is kept that nobody needs?";
        }
        if (code == CONNECTION_LOST) {
            return "its JVM lost the connection to the lab. Does something close files or channels it did not open?";
        }
        if (code > 128) {
            return "its JVM was ended by signal " + (code - 128) + " before it had finished.";
        }
        return "its JVM ended with exit code " + code
                + " before it had finished. Does something call Runtime.halt? Take the call out.";
    }

    private static String lastWords(String output) {
        String last = output.lines()
                .filter(line -> !line.isBlank())
                .reduce((a, b) -> b)
                .orElse("");
        return last.isEmpty() ? "" : " It last printed: " + last;
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
        return place(frames, mine);
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
