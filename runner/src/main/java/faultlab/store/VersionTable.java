package faultlab.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What the learner's files have held. */
final class VersionTable {

    private VersionTable() {}

    /** Adds a version, unless the newest of its file is the same. */
    static void add(Handle handle, Version version) {
        if (!isNewest(handle, version)) {
            handle.execute(
                    "INSERT INTO version (lab, file, hash, content, saved_at, saved_by) VALUES (?, ?, ?, ?, ?, ?)",
                    version.lab(),
                    version.file(),
                    version.hash(),
                    version.content(),
                    version.savedAt(),
                    version.by());
        }
    }

    /** Whether the newest version of the file holds the same. */
    static boolean isNewest(Handle handle, Version version) {
        return handle.createQuery("SELECT hash FROM version WHERE lab = ? AND file = ? ORDER BY id DESC LIMIT 1")
                .bind(0, version.lab())
                .bind(1, version.file())
                .mapTo(String.class)
                .findOne()
                .filter(version.hash()::equals)
                .isPresent();
    }

    static List<Version> of(Handle handle, String lab, String file) {
        return handle.createQuery("SELECT * FROM version WHERE lab = ? AND file = ? ORDER BY id DESC")
                .bind(0, lab)
                .bind(1, file)
                .map((row, context) -> of(row))
                .list();
    }

    private static Version of(ResultSet row) throws SQLException {
        return new Version(
                row.getString("lab"),
                row.getString("file"),
                row.getString("hash"),
                row.getString("content"),
                row.getLong("saved_at"),
                row.getString("saved_by"));
    }
}
