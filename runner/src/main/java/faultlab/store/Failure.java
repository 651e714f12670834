package faultlab.store;

import faultlab.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** Puts what SQLite refuses into words. */
final class Failure {

    /** A page of the database is 4 KiB, and the index of its log 32. */
    private static final int ROOM = 64 << 10;

    /** SQLite's extended codes have the plain one in their lowest byte. */
    private static final int PLAIN = 0xff;

    private Failure() {}

    /** What to throw in place of an exception that came out of Jdbi or Flyway. */
    static RuntimeException told(RuntimeException thrown, Path file) {
        SQLException cause = sql(thrown);
        if (cause == null) {
            return thrown;
        }
        return switch (code(cause)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> damaged(file, cause);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new StoreException(
                        file + " is held by another program for too long. End what else uses it"
                                + " (another Fault Lab that hangs, a database browser) and do the same again.",
                        cause);
            case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
                new UncheckedIOException("cannot keep anything in " + file, reason(file, cause));
            default -> thrown;
        };
    }

    /** Whether the disk or the folder lets nothing be written, so that reading may still do. */
    static boolean isUnwritable(RuntimeException thrown) {
        SQLException cause = sql(thrown);
        return cause != null
                && switch (code(cause)) {
                    case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> true;
                    default -> false;
                };
    }

    /** Whether what went wrong lies outside of our tables and statements. */
    static boolean isOfTheDisk(RuntimeException thrown) {
        return told(thrown, Path.of("")) != thrown;
    }

    /** Whether a table that was asked for is not there. */
    static boolean isMissingTable(RuntimeException thrown) {
        SQLException cause = sql(thrown);
        return cause != null
                && code(cause) == SQLiteErrorCode.SQLITE_ERROR
                && String.valueOf(cause.getMessage()).contains("no such table");
    }

    private static StoreException damaged(Path file, SQLException cause) {
        return new StoreException(
                file + " is damaged (" + cause.getMessage() + "). Your work is not in it: work/ stays as it is."
                        + " Move " + file.getFileName() + ", and what lies beside it with the same beginning, out of "
                        + file.getParent() + " and do the same again: your progress then starts anew.",
                cause);
    }

    /** In the system's words, which SQLite does not pass on: a small file is written to hear them. */
    private static IOException reason(Path file, SQLException cause) {
        Path probe = file.resolveSibling("probe");
        try {
            AtomicFile.write(probe, new byte[ROOM]);
            Files.deleteIfExists(probe);
        } catch (IOException e) {
            return e;
        }
        String text = code(cause) == SQLiteErrorCode.SQLITE_FULL
                ? "No space left on device"
                : String.valueOf(cause.getMessage());
        return new FileSystemException(file.toString(), null, text);
    }

    private static SQLiteErrorCode code(SQLException cause) {
        return SQLiteErrorCode.getErrorCode(cause.getErrorCode() & PLAIN);
    }

    private static @Nullable SQLException sql(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
