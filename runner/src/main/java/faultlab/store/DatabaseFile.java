package faultlab.store;

import faultlab.files.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Makes the database's file, or brings an older one up to date. One process at a time: its caller sees to that. */
final class DatabaseFile {

    /** What SQLite lays beside a database: the log of what is not in it yet, that log's index, and the old kind of log. */
    private static final List<String> BESIDE = List.of("-wal", "-shm", "-journal");

    private final Path file;
    private final Schema schema;
    private final OldProgress old;

    DatabaseFile(Path file, Schema schema, OldProgress old) {
        this.file = file;
        this.schema = schema;
        this.old = old;
    }

    /** Whether all of a database is in its file, and nothing in a log beside it. */
    static boolean isAtRest(Path file) {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        return log.toFile().length() == 0;
    }

    void settle() throws IOException {
        if (Files.exists(file)) {
            bringUpToDate();
        } else {
            make();
        }
    }

    /** Under another name until it is whole, with all progress taken over: where the file is, that was done. */
    private void make() throws IOException {
        Path part = file.resolveSibling(".part-" + file.getFileName());
        remove(part);
        try {
            schema.migrate(Database.source(part));
            try (Handle handle = Jdbi.open(Database.source(part))) {
                handle.useTransaction(transaction ->
                        old.all().forEach((lab, progress) -> ProgressTable.put(transaction, lab, progress)));
                handle.execute("PRAGMA journal_mode = WAL");
            }
            putLogsAside();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            remove(part);
        }
        old.aside();
    }

    /** A log that was left when its database was moved away would be played into the new one. */
    private void putLogsAside() throws IOException {
        for (String end : BESIDE) {
            Path log = file.resolveSibling(file.getFileName() + end);
            if (Files.exists(log)) {
                Files.move(log, Stamp.beside(log, "old"));
            }
        }
    }

    private static void remove(Path part) throws IOException {
        Files.deleteIfExists(part);
        for (String end : BESIDE) {
            Files.deleteIfExists(part.resolveSibling(part.getFileName() + end));
        }
    }

    /** Another process may have done it meanwhile. */
    private void bringUpToDate() throws IOException {
        int found;
        try (Handle handle = Jdbi.open(Database.source(file))) {
            found = Schema.versionOf(handle).orElse(0);
            if (found >= schema.version()) {
                return;
            }
        }
        Path copy = file.resolveSibling("kept").resolve("lab-" + found + "-" + Stamp.now() + ".db");
        copy(copy);
        try {
            schema.migrate(Database.source(file));
        } catch (FlywayException e) {
            if (Failure.isOfTheDisk(e)) {
                throw e;
            }
            throw new StoreException(
                    file + " is of an older Fault Lab and could not be brought up to date. It is as it was, a copy is "
                            + copy + ", and your work in work/ is untouched. Go back to the Fault Lab that you used"
                            + " before; or move the file away and do the same again: your progress then starts anew.",
                    e);
        }
    }

    /** With all that is still in the log. A copy that fails is not left. */
    private void copy(Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Handle handle = Jdbi.open(Database.source(file))) {
            handle.execute("VACUUM INTO ?", to.toString());
        } catch (RuntimeException e) {
            remove(to);
            throw e;
        }
    }
}
