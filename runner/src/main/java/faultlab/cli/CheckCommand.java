package faultlab.cli;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.verify.Check;
import faultlab.verify.Status;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "check", description = "Prove a fix: compile, tests, judging run, benchmark.")
final class CheckCommand extends LabCommand {

    @Parameters(paramLabel = "ID", description = "A lab, as `lab list` names it.")
    private String id = "";

    @Option(names = "--using", paramLabel = "VARIANT", description = Using.DESCRIPTION)
    private @Nullable String using;

    @Override
    public Integer call() {
        Lab lab = lab(id);
        Variant variant = session()
                .variant(lab, Optional.ofNullable(using))
                .orElseThrow(() -> wrongUse("You have not started " + id + " yet: `lab start " + id
                        + "` copies its subject into work/" + id + "/ for you to mend."));
        CheckPrinter printer = new CheckPrinter(this);
        Check check = session().check(lab, variant, printer);
        result(check, printer.rest(check));
        return exit(check);
    }

    static int exit(Check check) {
        return check.verdict() == Status.ERROR ? Exits.ERROR : check.passed() ? Exits.OK : Exits.FAIL;
    }
}
