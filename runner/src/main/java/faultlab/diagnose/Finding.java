package faultlab.diagnose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One root cause, why it is thought to be there, and how to mend it.
 *
 * @param cause the id of the lab that teaches it, such as {@code handoff}
 * @param mechanism which way the cause took, in the lab's own words, such as {@code sender}
 * @param shape the lab's shape it was seen in; null for a stranger's JVM
 * @param confidence 0 to 1
 * @param summary what happens, in words a learner understands
 * @param evidence what it rests on
 * @param fix what would mend it
 * @param lab the lab to learn it in
 */
public record Finding(
        String cause,
        String mechanism,
        @Nullable String shape,
        double confidence,
        String summary,
        List<Clue> evidence,
        String fix,
        String lab) {

    /**
     * One thing seen.
     *
     * @param source the evidence's source, such as {@code threads}
     * @param text what was seen there
     * @param frame the application's line it was seen at; null where there is none
     */
    public record Clue(String source, String text, @Nullable String frame) {}

    public Finding {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a finding's confidence is 0 to 1, got " + confidence + " for " + cause);
        }
        evidence = List.copyOf(evidence);
    }

    /** This finding, seen in a shape of a lab. */
    public Finding inShape(String name) {
        return new Finding(cause, mechanism, name, confidence, summary, evidence, fix, lab);
    }
}
