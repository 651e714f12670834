package faultlab.verify;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What was proved of the catalog: {@code verify --json}.
 *
 * @param problems with the roots themselves: what belongs to no lab
 * @param failed labs that failed, and one for the roots if they have problems
 */
public record Verification(List<Proof> labs, List<Flaw> problems, int failed) {

    /** Counts what failed. */
    public static Verification of(List<Proof> labs, List<Flaw> problems) {
        long failed = labs.stream().filter(lab -> lab.status() == Status.FAIL).count();
        return new Verification(labs, problems, (int) failed + (problems.isEmpty() ? 0 : 1));
    }

    /**
     * What was proved of one lab.
     *
     * @param fault whether the faulty subject fails, as it must
     * @param solutions the reference solution and the alternatives
     * @param millis from the first round's begin to the last one's end, while parts of other labs were proved too
     * @param times how many rounds were run; 0 if the files did not allow one
     */
    public record Proof(
            String id,
            Fault fault,
            List<Solution> solutions,
            List<Fallen> decoys,
            Status status,
            long millis,
            int times,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Flaw> problems) {}

    /** How the faulty subject fared. */
    public enum Fault {
        @JsonProperty("fails")
        FAILS,
        @JsonProperty("passes")
        PASSES,
        @JsonProperty("skipped")
        SKIPPED
    }

    /**
     * A right fix, in the last round.
     *
     * @param name what {@code --using} calls it
     */
    public record Solution(String name, Status status, long millis) {}

    /**
     * A decoy, in the last round.
     *
     * @param rejectedBy the stated check if it is among those that rejected first, else what did; empty if nothing did
     * @param status pass if the decoy fell as stated
     */
    public record Fallen(String name, String rejectedBy, Status status, long millis) {}
}
