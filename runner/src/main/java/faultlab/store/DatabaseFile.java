package faultlab.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalInt;
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
        try (Handle handle = Jdbi.open(Database.source(file))) {
            OptionalInt found = Schema.versionOf(handle);
            if (found.orElse(0) >= schema.version()) {
                return;
            }
            Path copy = file.resolveSibling("kept").resolve("lab-" + found.orElse(0) + "-" + Stamp.now() + ".db");
            Files.createDirectories(copy.getParent());
            handle.execute("VACUUM INTO ?", copy.toString());
        }
        schema.migrate(Database.source(file));
    }
}
