package faultlab.report;

import faultlab.verify.Check;
import faultlab.verify.Flaw;
import faultlab.verify.Status;
import faultlab.verify.Verification;
import faultlab.verify.Verification.Fallen;
import faultlab.verify.Verification.Fault;
import faultlab.verify.Verification.Proof;
import faultlab.verify.Verification.Solution;
import java.util.List;

/** A verification as text: each variant with what became of it, then what to mend, the first thing first. */
public final class VerifyText {

    private final Style style;

    /** @param style of the terminal it goes to */
    public VerifyText(Style style) {
        this.style = style;
    }

    /** One variant's check in a line. */
    public static String step(Check check) {
        String how = check.passed() ? "passes" : "falls to " + String.join(", ", check.firstRejections());
        return "  %s: %s %s, %.1f s".formatted(check.lab(), check.using(), how, check.millis() / 1000.0);
    }

    /** The whole report. */
    public String of(Verification verification) {
        StringBuilder text = new StringBuilder();
        verification.labs().forEach(lab -> text.append(lab(lab)));
        text.append(flaws(verification.problems()));
        int failed = verification.failed();
        long passed = verification.labs().stream()
                .filter(lab -> lab.status() == Status.PASS)
                .count();
        return text.append("\n%s  %d of %d labs proved\n"
                        .formatted(
                                style.strong(failed == 0 ? style.good("PASS") : style.bad("FAIL")),
                                passed,
                                verification.labs().size()))
                .toString();
    }

    private String lab(Proof proof) {
        StringBuilder text = new StringBuilder("\n" + style.strong(proof.id()));
        if (proof.times() > 0) {
            text.append(proof.times() > 1 ? ", %d runs".formatted(proof.times()) : "")
                    .append(", %.1f s\n".formatted(proof.millis() / 1000.0))
                    .append(line(proof.fault() == Fault.FAILS, "fault", fault(proof.fault()), -1));
            proof.solutions().forEach(solution -> text.append(line(solution)));
            proof.decoys().forEach(decoy -> text.append(line(decoy)));
        } else {
            text.append(": not run until this is mended\n");
        }
        text.append(flaws(proof.problems()));
        if (!proof.problems().isEmpty()) {
            text.append("  Begin with the first, then `lab verify ")
                    .append(proof.id())
                    .append("` again.\n");
        }
        return text.toString();
    }

    private static String fault(Fault fault) {
        return switch (fault) {
            case FAILS -> "fails, as it must";
            case PASSES -> "passes";
            case SKIPPED -> "was not run";
        };
    }

    private String line(Solution solution) {
        boolean pass = solution.status() == Status.PASS;
        return line(pass, solution.name(), pass ? "passes" : "does not pass", solution.millis());
    }

    private String line(Fallen decoy) {
        String by = decoy.rejectedBy().isEmpty() ? "passes" : "falls to " + decoy.rejectedBy();
        return line(decoy.status() == Status.PASS, "decoy:" + decoy.name(), by, decoy.millis());
    }

    private String line(boolean good, String name, String what, long millis) {
        String time = millis < 0 ? "" : style.faint("  %.1f s".formatted(millis / 1000.0));
        return "  %s %-32s %s%s\n".formatted(good ? style.good("✓") : style.bad("✗"), name, what, time);
    }

    private String flaws(List<Flaw> flaws) {
        StringBuilder text = new StringBuilder();
        flaws.forEach(flaw -> text.append("  %s %s\n      %s.\n      %s\n"
                .formatted(style.bad("✗"), style.strong(flaw.where()), flaw.problem(), flaw.mend())));
        return text.toString();
    }
}
