package faultlab.store;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How far the learner is with a lab.
 *
 * @param attempts checks of the learner's own work
 * @param hints how many hints were taken, from the first on
 * @param passed whether a check of the learner's own work has passed
 * @param solutionSeen whether the solution was shown before that
 */
public record Progress(boolean started, int attempts, int hints, boolean passed, boolean solutionSeen) {

    /** Nothing done yet. */
    public static final Progress NONE = new Progress(false, 0, 0, false, false);

    /** The lab was started. */
    public Progress start() {
        return new Progress(true, attempts, hints, passed, solutionSeen);
    }

    /** One more check of the learner's own work. */
    public Progress attempt(boolean pass) {
        return new Progress(true, attempts + 1, hints, passed || pass, solutionSeen);
    }

    /** Hints up to the numbered one were taken. */
    public Progress hint(int number) {
        return new Progress(started, attempts, Math.max(hints, number), passed, solutionSeen);
    }

    /** The solution was shown. */
    public Progress solution() {
        return new Progress(started, attempts, hints, passed, solutionSeen || !passed);
    }

    /** In one word: new, started or passed. */
    @JsonIgnore
    public String word() {
        return passed ? "passed" : started ? "started" : "new";
    }
}
