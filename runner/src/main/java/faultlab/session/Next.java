package faultlab.session;

import faultlab.catalog.Lab;
import faultlab.catalog.Shape.Expectation;
import faultlab.catalog.Variant;
import faultlab.compile.Problem;
import faultlab.verify.Stage;
import faultlab.verify.Status;
import java.util.List;

/** What to do after a check: one sentence that ends in a command where there is one. */
final class Next {

    private Next() {}

    static String step(Lab lab, Variant variant, Status verdict, List<Stage> stages) {
        String id = lab.id();
        String again = variant.using().equals("work") ? "`lab check " + id + "`" : "the check";
        if (verdict == Status.PASS) {
            return "It holds. `lab solution " + id
                    + "` shows the reference and other right fixes to compare yours with.";
        }
        Stage first = stages.stream().filter(Stage::rejects).findFirst().orElseThrow();
        if (verdict == Status.ERROR) {
            return "This is the lab's fault, not yours: " + first.message() + ". `lab verify " + id + "` shows more.";
        }
        return switch (first.name()) {
            case "compile" -> compile(lab, first.problems().get(0)) + ", then " + again + " again.";
            case "tests" ->
                "Read what the first failed test expected, mend it, then " + again + " again. `lab hint " + id
                        + "` helps.";
            case "signals" ->
                (onlyWhereTheFaultIsNot(lab, first)
                                ? "The fault is gone, but what it never touched is not well any more. "
                                : "The fault still shows. ")
                        + "`lab run " + id + "` lets you watch it, `lab hint " + id + "` helps; then " + again
                        + " again.";
            default ->
                "It is right but costs too much. Look at what one operation allocates and waits for, then " + again
                        + " again.";
        };
    }

    /** Whether all that failed was measured in shapes that are clean even with the fault: the fix broke something else. */
    private static boolean onlyWhereTheFaultIsNot(Lab lab, Stage signals) {
        List<String> clean = lab.contract().shapes().stream()
                .filter(shape -> shape.expect() == Expectation.HEALTHY)
                .map(shape -> "signals:" + shape.name() + ".")
                .toList();
        return !signals.failed().isEmpty()
                && signals.failed().stream().allMatch(check -> clean.stream().anyMatch(check::startsWith));
    }

    /** An error in the lab's own file is mended in the learner's. */
    private static String compile(Lab lab, Problem problem) {
        return problem.yours()
                ? "Mend " + problem.place()
                : "Bring back in " + lab.contract().subject().get(0) + " what " + problem.place() + " calls";
    }
}
