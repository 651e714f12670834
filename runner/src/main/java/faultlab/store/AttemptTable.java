package faultlab.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Checks of the learner's own work. */
final class AttemptTable {

    private AttemptTable() {}

    /** Adds an attempt. Its id is given back with it. */
    static Attempt add(Handle handle, String lab, long at, String verdict, String work, String check) {
        return handle.createQuery("""
                        INSERT INTO attempt (lab, attempted_at, verdict, work, result) VALUES (?, ?, ?, ?, ?)
                        RETURNING *""")
                .bind(0, lab)
                .bind(1, at)
                .bind(2, verdict)
                .bind(3, work)
                .bind(4, check)
                .map((row, context) -> of(row))
                .one();
    }

    static Optional<Attempt> last(Handle handle, String lab) {
        return handle.createQuery("SELECT * FROM attempt WHERE lab = ? ORDER BY id DESC LIMIT 1")
                .bind(0, lab)
                .map((row, context) -> of(row))
                .findOne();
    }

    private static Attempt of(ResultSet row) throws SQLException {
        return new Attempt(
                row.getLong("id"),
                row.getString("lab"),
                row.getLong("attempted_at"),
                row.getString("verdict"),
                row.getString("work"),
                row.getString("result"));
    }
}
