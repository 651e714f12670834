package faultlab.cli;

import faultlab.catalog.Lab;
import faultlab.report.Json;
import faultlab.report.Style;
import faultlab.session.Session;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command has: the session, {@code --json} and the two streams. */
abstract class LabCommand implements Callable<Integer> {

    /** Set by the factory before the command runs. */
    Path home = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "One JSON object on standard output, all else on standard error.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    private @Nullable Session session;

    /** Opened on first use. */
    final Session session() {
        Session open = session;
        if (open == null) {
            open = Session.open(home);
            session = open;
        }
        return open;
    }

    final Lab lab(String id) {
        return session().catalog().lab(id);
    }

    final boolean json() {
        return json;
    }

    /** The style of what goes to standard output. */
    final Style style() {
        return json ? Style.PLAIN : Style.ofTerminal();
    }

    /** Prints a result: the record with {@code --json}, else the text. */
    final void result(Object result, String text) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.of(result));
        } else {
            out.print(Typed.here(text));
        }
        out.flush();
    }

    /** Prints a part of the report as soon as it is known: on standard output, or on standard error with {@code --json}. */
    final void part(String text) {
        PrintWriter to = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        to.print(Typed.here(text));
        to.flush();
    }

    /** Prints a line on standard error. */
    final void note(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(Typed.here(line));
        err.flush();
    }

    /** Wrong use: exit code 2 and what to do instead. */
    final RuntimeException wrongUse(String message) {
        return new picocli.CommandLine.ParameterException(spec.commandLine(), message);
    }
}
