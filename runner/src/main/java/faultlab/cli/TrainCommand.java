package faultlab.cli;

import faultlab.bench.FirstPage;
import faultlab.catalog.Lab;
import faultlab.cli.Site.Opening.Open;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * What the launcher trains its cache of classes on: a lab started, the catalog listed, the site opened, its pages asked for, and
 * an orderly end, without which the JVM writes no cache. In a home of its own.
 */
@Command(name = "train", hidden = true, description = "For the launcher: do a little of everything and end.")
final class TrainCommand extends LabCommand {

    /** {@code train --json}. */
    record Trained(List<String> pages) {}

    /** Set by the factory before the command runs. */
    Site site = Site.NONE;

    @Override
    public Integer call() throws IOException {
        Lab lab = session().catalog().labs().stream()
                .findFirst()
                .orElseThrow(() -> wrongUse("There are no labs here to train with."));
        session().start(lab);
        if (!(site.open(session(), 0) instanceof Open open)) {
            throw wrongUse("A server has this folder: train in a home of its own.");
        }
        List<String> pages = List.of("/", "/labs/" + lab.id());
        try {
            FirstPage site = FirstPage.through(open.url());
            for (String page : pages) {
                site.text(page);
            }
        } finally {
            open.stop().run();
        }
        result(new Trained(pages), "Trained.\n");
        return Exits.OK;
    }
}
