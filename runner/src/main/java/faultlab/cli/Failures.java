package faultlab.cli;

import faultlab.catalog.UnknownException;
import faultlab.report.Json;
import faultlab.session.FailureText;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a failed command's reason in words, as JSON too where that was asked for. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        int code = code(failure);
        say(line, line.getParseResult().hasMatchedOption("--json"), code, FailureText.of(failure));
        if (code == Exits.ERROR && !FailureText.isOutside(failure)) {
            failure.printStackTrace(line.getErr());
        }
        line.getErr().flush();
        return code;
    }

    static void say(CommandLine line, boolean json, int code, String message) {
        PrintWriter err = line.getErr();
        err.println(Typed.here(message));
        if (json) {
            line.getOut().println(Json.of(Map.of("error", Map.of("exitCode", code, "message", message))));
            line.getOut().flush();
        }
        err.flush();
    }

    private static int code(Exception failure) {
        return switch (failure) {
            case UnknownException unknown -> Exits.USAGE;
            case CancellationException stopped -> Exits.INTERRUPTED;
            case InterruptedException stopped -> Exits.INTERRUPTED;
            default -> Exits.ERROR;
        };
    }
}
