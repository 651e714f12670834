package faultlab.cli;

import faultlab.report.VerifyText;
import faultlab.session.VerifyListener;
import faultlab.verify.Check;
import faultlab.verify.Flaw;
import faultlab.verify.Verification;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description =
                "Prove the catalog: each fault fails, each solution passes, each decoy falls to its stated check.")
final class VerifyCommand extends LabCommand {

    private static final int MOST_TIMES = 1000;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Labs; default: all.")
    private List<String> ids = List.of();

    @Option(
            names = "--times",
            paramLabel = "N",
            description = "Run everything N times; all verdicts must be alike. Default: 1.")
    private int times = 1;

    @Option(names = "--hog", description = "Keep all cores busy meanwhile.")
    private boolean hog;

    @Override
    public Integer call() {
        if (times < 1 || times > MOST_TIMES) {
            throw wrongUse("--times is 1 to " + MOST_TIMES + ", got " + times + ".");
        }
        Verification verification = session().verify(ids, times, hog, new Progress());
        result(verification, new VerifyText(style()).of(verification));
        return verification.failed() == 0 ? Exits.OK : Exits.FAIL;
    }

    /** A line on standard error for each step. */
    private final class Progress implements VerifyListener {

        @Override
        public void inspected(String lab, List<Flaw> flaws) {
            note(lab + ": files looked through, " + (flaws.isEmpty() ? "all in order" : flaws.size() + " to mend"));
        }

        @Override
        public void begins(String lab, int round, String using) {
            note("… " + lab + (times > 1 ? ", run " + round + " of " + times : "") + ": " + using);
        }

        @Override
        public void ended(String lab, int round, Check check) {
            note(VerifyText.step(check));
        }
    }
}
