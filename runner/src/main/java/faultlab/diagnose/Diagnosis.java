package faultlab.diagnose;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What the evidence shows.
 *
 * @param millis how long the rules took
 * @param findings the most certain first, none under {@value #LEAST_CONFIDENCE}
 * @param missing what a rule would have needed and the evidence does not have
 */
public record Diagnosis(
        Verdict verdict,
        long millis,
        List<Finding> findings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing) {

    /** A rule that is less sure than this keeps silent. */
    public static final double LEAST_CONFIDENCE = 0.5;

    public Diagnosis {
        findings = List.copyOf(findings);
        missing = List.copyOf(missing);
    }
}
