package faultlab.cli;

import faultlab.catalog.ContractException;
import faultlab.catalog.UnknownException;
import faultlab.report.Json;
import faultlab.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
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
        String message = message(failure);
        say(line, line.getParseResult().hasMatchedOption("--json"), code, message);
        if (code == Exits.ERROR && !isOutside(failure)) {
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

    /** Whether the reason lies outside our code: a disk, a folder, a lab's file. */
    private static boolean isOutside(Exception failure) {
        return failure instanceof UncheckedIOException
                || failure instanceof IOException
                || failure instanceof ContractException
                || failure instanceof StoreException;
    }

    private static String message(Exception failure) {
        return switch (failure) {
            case UncheckedIOException e
            when e.getCause() != null -> e.getMessage() + ": " + reason(e.getCause()) + ". " + mend(e.getCause());
            case IOException e -> reason(e) + ". " + mend(e);
            case UnknownException e -> String.valueOf(e.getMessage());
            case StoreException e -> String.valueOf(e.getMessage());
            case ContractException e -> String.valueOf(e.getMessage());
            case CancellationException e -> "Stopped.";
            case InterruptedException e -> "Stopped.";
            default -> "This is a mistake in Fault Lab itself, not in your code: " + failure;
        };
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException file && file.getReason() != null
                ? file.getFile() + ": " + file.getReason()
                : e.getClass().getSimpleName() + ": " + e.getMessage();
        return reason.strip();
    }

    private static String mend(IOException e) {
        String text = String.valueOf(e.getMessage());
        if (text.contains("No space left")) {
            return "The disk is full: free some space and type it again; nothing was half-written.";
        }
        if (text.contains("Read-only file system") || e instanceof java.nio.file.AccessDeniedException) {
            return "The folder cannot be written: give yourself the right to, or clone the repository elsewhere.";
        }
        return "Mend that and type it again.";
    }
}
