package faultlab.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** How far the learner is, a row a lab. */
final class ProgressTable {

    private ProgressTable() {}

    static Map<String, Progress> all(Handle handle) {
        return handle.createQuery("SELECT * FROM progress")
                .map((row, context) -> Map.entry(row.getString("lab"), of(row)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    static Progress get(Handle handle, String lab) {
        return handle.createQuery("SELECT * FROM progress WHERE lab = ?")
                .bind(0, lab)
                .map((row, context) -> of(row))
                .findOne()
                .orElse(Progress.NONE);
    }

    static void put(Handle handle, String lab, Progress progress) {
        handle.execute(
                """
                INSERT INTO progress (lab, started, attempts, hints, passed, solution_seen) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (lab) DO UPDATE SET started = excluded.started, attempts = excluded.attempts,
                    hints = excluded.hints, passed = excluded.passed, solution_seen = excluded.solution_seen""",
                lab,
                progress.started(),
                progress.attempts(),
                progress.hints(),
                progress.passed(),
                progress.solutionSeen());
    }

    private static Progress of(ResultSet row) throws SQLException {
        return new Progress(
                row.getBoolean("started"),
                row.getInt("attempts"),
                row.getInt("hints"),
                row.getBoolean("passed"),
                row.getBoolean("solution_seen"));
    }
}
