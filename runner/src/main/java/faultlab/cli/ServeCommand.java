package faultlab.cli;

import faultlab.cli.Site.Opening;
import faultlab.cli.Site.Opening.Elsewhere;
import faultlab.cli.Site.Opening.Open;
import faultlab.cli.Site.Opening.PortTaken;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = "The site: the catalog and each lab as a page, in your browser. `lab` alone does the same.",
        footer = {
            "",
            "It listens to this machine only. Ctrl-C ends it and all it runs: exit code 130, as for every command."
        })
final class ServeCommand extends LabCommand {

    /** {@code serve --json}: printed once it serves. */
    record Serving(String url, int port, long pid) {}

    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "N", description = "Where to listen; 0 takes any free port. Default: 7070.")
    private int port = 7070;

    @Option(names = "--no-open", description = "Do not open a browser.")
    private boolean noOpen;

    /** Set by the factory before the command runs. */
    Site site = Site.NONE;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw wrongUse("--port is 0 to " + HIGHEST_PORT + ", got " + port + ".");
        }
        Opening opening = site.open(session(), port);
        return switch (opening) {
            case Open open -> stay(open);
            case Elsewhere elsewhere -> pointTo(elsewhere);
            case PortTaken taken ->
                throw wrongUse("Port " + taken.port() + " is taken by another program. Take another: `lab serve --port "
                        + (taken.port() + 1) + "`.");
        };
    }

    private int stay(Open open) throws InterruptedException {
        try {
            Serving serving =
                    new Serving(open.url(), open.port(), ProcessHandle.current().pid());
            result(serving, "Fault Lab is at " + open.url() + "\n");
            note("Ctrl-C ends it.");
            show(open.url());
            new CountDownLatch(1).await();
            return Exits.OK;
        } finally {
            open.stop().run();
        }
    }

    private int pointTo(Elsewhere elsewhere) {
        note("Fault Lab serves this folder already (process " + elsewhere.pid() + ").");
        result(
                new Serving(elsewhere.url(), elsewhere.port(), elsewhere.pid()),
                "It is at " + elsewhere.url() + "\nTo start it anew, end that one with Ctrl-C first.\n");
        show(elsewhere.url());
        return Exits.OK;
    }

    private void show(String url) {
        if (!noOpen) {
            Browser.open(url);
        }
    }
}
