package faultlab.store;

import faultlab.files.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The file with the tables. Each use opens it anew, which takes a millisecond: so a file that was moved away or made anew by
 * another process is noticed, and there is nothing to close. A write is on the disk when it returns.
 */
final class Database {

    /** How long one process waits for another's write. */
    private static final int BUSY_MILLIS = 20_000;

    private final Path file;
    private final Path cache;
    private final DatabaseFile made;
    private final Schema schema;

    Database(Path file, Path cache, Schema schema, OldProgress old) {
        this.file = file;
        this.cache = cache;
        this.schema = schema;
        this.made = new DatabaseFile(file, schema, old);
    }

    /**
     * Reads.
     *
     * @param absent the answer where there is no database yet: reading makes none
     */
    <T> T read(Function<Handle, T> work, Supplier<T> absent) {
        if (!Files.exists(file)) {
            return absent.get();
        }
        SqliteLibrary.unpack(cache);
        try {
            return using(source(file), work);
        } catch (RuntimeException e) {
            if (Failure.isUnwritable(e) && DatabaseFile.isAtRest(file)) {
                return readOnly(work);
            }
            throw Failure.told(e, file);
        }
    }

    /** Changes, all or nothing; makes the database if there is none. One writer at a time, in whatever process. */
    <T> T write(Function<Handle, T> work) {
        SqliteLibrary.unpack(cache);
        try {
            if (!Files.exists(file)) {
                settle();
            }
            return using(source(file), handle -> handle.inTransaction(work::apply));
        } catch (RuntimeException e) {
            throw Failure.told(e, file);
        }
    }

    /** From a disk that takes nothing, not even the index that SQLite lays beside a database. */
    private <T> T readOnly(Function<Handle, T> work) {
        SQLiteDataSource source = source(file);
        source.setReadOnly(true);
        source.setUrl("jdbc:sqlite:" + file.toUri() + "?immutable=1");
        try {
            return using(source, work);
        } catch (RuntimeException e) {
            throw Failure.told(e, file);
        }
    }

    private <T> T using(SQLiteDataSource source, Function<Handle, T> work) {
        try (Handle handle = Jdbi.open(source)) {
            if (isCurrent(handle)) {
                return work.apply(handle);
            }
        }
        settle();
        try (Handle handle = Jdbi.open(source)) {
            return work.apply(handle);
        }
    }

    private boolean isCurrent(Handle handle) {
        int found = Schema.versionOf(handle).orElse(0);
        if (found > schema.version()) {
            throw new StoreException(
                    "%s was made by a newer Fault Lab (its form is %d, this one knows %d)."
                                    .formatted(file, found, schema.version())
                            + " Bring this one up to date (git pull) and do the same again;"
                            + " or move the file away to go on with this one, without what is in it. Your work in work/ stays as it is.");
        }
        return found == schema.version();
    }

    private void settle() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Guard alone = Guard.hold(file.resolveSibling("lab.db.lock"))) {
                made.settle();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep anything in " + file, e);
        }
    }

    /** A way to open a file: what was committed stays, whatever ends the process or the machine. */
    static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // a transaction that began by reading could not wait for another writer's
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
