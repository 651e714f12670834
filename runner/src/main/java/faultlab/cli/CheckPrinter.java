package faultlab.cli;

import faultlab.report.CheckText;
import faultlab.session.CheckListener;
import faultlab.verify.Check;
import faultlab.verify.Stage;

/** Prints a check's stages as they end, and on standard error what is under way. */
final class CheckPrinter implements CheckListener {

    private final LabCommand command;
    private final CheckText text;

    CheckPrinter(LabCommand command) {
        this.command = command;
        this.text = new CheckText(command.style());
    }

    @Override
    public void begins(String stage, String detail) {
        command.note("… " + stage + (detail.isEmpty() ? "" : ": " + detail));
    }

    @Override
    public void ended(Stage stage) {
        command.part(text.stage(stage));
    }

    /** What comes after the stages. */
    String rest(Check check) {
        return text.signals(check.signals()) + text.verdict(check);
    }
}
