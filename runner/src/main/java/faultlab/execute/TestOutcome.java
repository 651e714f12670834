package faultlab.execute;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One test.
 *
 * @param id Class.method
 * @param title what it proves, in words
 * @param message what happened and what was expected; empty when it passed
 * @param place the first of the learner's lines on the failure's stack, else the test's, as file:line; may be empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TestOutcome(String id, String title, Status status, String message, String place) {

    /** A test that was started and never ended is cut off. */
    public enum Status {
        @JsonProperty("pass")
        PASS,
        @JsonProperty("fail")
        FAIL,
        @JsonProperty("skipped")
        SKIPPED,
        @JsonProperty("cut-off")
        CUT_OFF
    }
}
