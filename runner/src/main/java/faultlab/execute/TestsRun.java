package faultlab.execute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lab's tests, run once.
 *
 * @param trouble why the run is not whole, or null
 */
public record TestsRun(List<TestOutcome> tests, @Nullable String trouble) {

    /** Whether there are tests, all of them ran and none failed. */
    public boolean passed() {
        return trouble == null
                && !tests.isEmpty()
                && tests.stream().allMatch(test -> test.status() == TestOutcome.Status.PASS);
    }
}
