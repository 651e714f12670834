package faultlab.cli;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.session.Watch;
import faultlab.verify.Check;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "watch",
        description = "Check again at each save: the tests at once, the rest when they pass. Ctrl-C ends it.")
final class WatchCommand extends LabCommand {

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "A lab that you started; default: the one you last saved.")
    private @Nullable String id;

    @Override
    public Integer call() throws InterruptedException {
        Lab lab = id == null
                ? session()
                        .lastEdited()
                        .orElseThrow(() -> wrongUse("You have not started a lab yet: `lab list`, then `lab start ID`."))
                : lab(id);
        Variant work = session()
                .workspace()
                .variant(lab)
                .orElseThrow(
                        () -> wrongUse("You have not started " + lab.id() + " yet: `lab start " + lab.id() + "`."));
        Watch watch = new Watch(work.folder());
        while (true) {
            watch.remember();
            CheckPrinter printer = new CheckPrinter(this);
            Check check = session().checkToFirstRejection(lab, work, printer);
            result(check, printer.rest(check));
            note("… watching " + home.relativize(work.folder()) + ", Ctrl-C ends");
            watch.awaitChange();
        }
    }
}
