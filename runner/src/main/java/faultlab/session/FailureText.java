package faultlab.session;

import faultlab.catalog.ContractException;
import faultlab.catalog.UnknownException;
import faultlab.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.concurrent.CancellationException;

/** A failure in words, with the way out of it: the same on the command line and on the page. */
public final class FailureText {

    private FailureText() {}

    /** What failed, why, and what to do next. */
    public static String of(Throwable failure) {
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

    /** Whether the reason lies outside our code: a disk, a folder, a lab's file. A stack trace would tell nobody anything. */
    public static boolean isOutside(Throwable failure) {
        return failure instanceof UncheckedIOException
                || failure instanceof IOException
                || failure instanceof ContractException
                || failure instanceof StoreException;
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
        if (text.contains("Read-only file system") || e instanceof AccessDeniedException) {
            return "The folder cannot be written: give yourself the right to, or clone the repository elsewhere.";
        }
        return "Mend that and type it again.";
    }
}
