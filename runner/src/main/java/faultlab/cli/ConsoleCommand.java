package faultlab.cli;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.console.Console;
import faultlab.session.LiveEndedException;
import faultlab.session.LiveEvent;
import faultlab.session.LiveEvent.Ended;
import faultlab.session.LiveRun;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "console",
        description = {
            "jshell in a live JVM: a shape's work goes on and on, and its objects have names.",
            "Without a terminal it runs what comes in on standard input and ends; exit code 1 if something of it failed."
        })
final class ConsoleCommand extends LabCommand {

    @Parameters(paramLabel = "ID", description = "A lab, as `lab list` names it.")
    private String id = "";

    @Option(names = "--shape", paramLabel = "SHAPE", description = "One of the lab's shapes; default: its first.")
    private @Nullable String shape;

    @Option(names = "--using", paramLabel = "VARIANT", description = Using.DESCRIPTION)
    private @Nullable String using;

    @Override
    public Integer call() throws IOException {
        Lab lab = lab(id);
        Variant variant = session().variant(lab, Optional.ofNullable(using)).orElseGet(() -> {
            note("You have not started " + id + ", so this is the fault itself.");
            return Variant.fault(lab);
        });
        String chosen = shape == null ? lab.contract().shapes().get(0).name() : shape;
        CompletableFuture<Ended> end = new CompletableFuture<>();
        try (LiveRun run = session().live(lab, variant, chosen, event -> hear(event, end))) {
            Console console = run.console();
            note("%s live, shape %s, %s, process %d. Objects: %s."
                    .formatted(id, chosen, variant.using(), run.pid(), String.join(", ", console.names())));
            ConsoleTalk talk = new ConsoleTalk(this, console, end);
            java.io.Console terminal = System.console();
            boolean well = terminal != null && terminal.isTerminal()
                    ? ConsoleTerminal.talk(talk, home.resolve(".lab").resolve("console-history"))
                    : ConsoleTalk.hear(talk, System.in);
            return well ? Exits.OK : Exits.FAIL;
        } catch (LiveEndedException e) {
            end.join();
            return Exits.FAIL;
        }
    }

    /** Rounds and samples are for a page with charts. */
    private void hear(LiveEvent event, CompletableFuture<Ended> end) {
        switch (event) {
            case LiveEvent.Note said -> note("… " + said.text());
            case Ended last -> {
                if (!last.state().equals("stopped")) {
                    note("The live run has ended. " + last.message());
                }
                end.complete(last);
            }
            default -> {}
        }
    }
}
