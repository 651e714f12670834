package faultlab.verify;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import faultlab.compile.Problem;
import faultlab.execute.TestOutcome;
import java.util.List;

/**
 * One stage of a check: compile, tests, signals or benchmark.
 *
 * @param message what happened and what to do, empty where the status says it all
 * @param problems javac's and the lab's own, of compile
 * @param tests outcomes, of tests
 * @param cutShort whether what ran did not come to its end, so that later stages would tell nothing new
 * @param failed the checks that rejected, in the words of a decoy's {@code rejectedBy}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Stage(
        String name,
        Status status,
        @JsonInclude(JsonInclude.Include.ALWAYS) long millis,
        String message,
        List<Problem> problems,
        List<TestOutcome> tests,
        List<String> failed,
        boolean cutShort) {

    /** The order in which stages run. */
    public static final List<String> ORDER = List.of("compile", "tests", "signals", "benchmark");

    /** A stage that was not run. */
    public static Stage skipped(String name, String why) {
        return new Stage(name, Status.SKIPPED, 0, why, List.of(), List.of(), List.of(), false);
    }

    /** Whether the stage stands in the way of a pass. */
    @JsonIgnore
    public boolean rejects() {
        return status == Status.FAIL || status == Status.ERROR;
    }
}
