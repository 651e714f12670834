package faultlab.execute;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a JVM ended before it had done its work and without a report that says why, in words for the learner. */
final class Unfinished {

    private static final Pattern OUT_OF_MEMORY =
            Pattern.compile("Terminating due to java\\.lang\\.OutOfMemoryError: (.*)");

    /** -XX:+ExitOnOutOfMemoryError; its words are lost if the program closed its output. */
    private static final int OUT_OF_MEMORY_EXIT = 3;

    /** As the child's own code for it says. */
    private static final int CONNECTION_LOST = 71;

    /** What the JVM says when it does not even start, but not why. */
    private static final List<String> NOT_STARTED = List.of(
            "Error: Could not create the Java Virtual Machine.",
            "Error: A fatal exception has occurred. Program will exit.",
            "Error occurred during initialization of VM");

    private final ChildRun run;
    private final Blame blame;

    private Unfinished(ChildRun run, Blame blame) {
        this.run = run;
        this.blame = blame;
    }

    static String why(ChildRun run, Blame blame) {
        Unfinished unfinished = new Unfinished(run, blame);
        return unfinished
                .outOfMemory()
                .or(unfinished::crash)
                .or(unfinished::notStarted)
                .orElseGet(unfinished::byExitCode);
    }

    private Optional<String> outOfMemory() {
        Matcher memory = OUT_OF_MEMORY.matcher(run.ending().output());
        return memory.find()
                ? Optional.of("its JVM ran out of memory (" + memory.group(1).strip()
                        + ") and ended. What is kept that nobody needs?")
                : Optional.empty();
    }

    private Optional<String> crash() {
        return Optional.ofNullable(run.ending().crash())
                .or(() -> CrashLog.parse(run.ending().output()))
                .map(this::crash);
    }

    private String crash(Crash crash) {
        String place = CrashPlace.of(crash, blame);
        return "its JVM crashed: " + crash.what()
                + (crash.frame().isEmpty() ? "" : " in " + crash.frame())
                + (crash.thread().isEmpty() ? "" : ", on the thread " + crash.thread())
                + (place.isEmpty() ? "" : ", at " + place)
                + ". Only native code can do that, or Unsafe, or a reinterpreted memory segment: look there.";
    }

    /** Nothing of ours ran before its first report, so it was the flags. */
    private Optional<String> notStarted() {
        List<String> output = run.ending().output().lines().toList();
        if (!run.reports().isEmpty() || output.stream().noneMatch(NOT_STARTED::contains)) {
            return Optional.empty();
        }
        List<String> why = output.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !NOT_STARTED.contains(line))
                .map(line -> line.replaceFirst("^Error: ", "").replaceFirst("[.;]$", ""))
                .distinct()
                .limit(3)
                .toList();
        String fixed = blame.fixed().isEmpty() ? "" : " and those of the lab (" + String.join(" ", blame.fixed()) + ")";
        String whose = blame.options().isEmpty()
                ? "the lab's own flags" + (fixed.isEmpty() ? "" : " (" + String.join(" ", blame.fixed()) + ")")
                : "the flags of " + String.join(" and ", blame.options()) + fixed;
        return Optional.of("its JVM did not start with " + whose + ": " + String.join("; ", why) + ". "
                + (blame.options().isEmpty()
                        ? "That is the lab's to mend."
                        : "Mend " + blame.options().getLast() + ", or take the flag out."));
    }

    private String byExitCode() {
        return byExitCode(run.ending().exitCode()) + lastWords(run.ending().output());
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
}
