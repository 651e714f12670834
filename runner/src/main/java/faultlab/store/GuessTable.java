package faultlab.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Diagnoses that were locked in, one a lab. */
final class GuessTable {

    private GuessTable() {}

    static Optional<Guess> of(Handle handle, String lab) {
        return handle.createQuery("SELECT * FROM guess WHERE lab = ?")
                .bind(0, lab)
                .map((row, context) -> new Guess(
                        row.getString("lab"),
                        row.getString("choice"),
                        row.getBoolean("is_right"),
                        row.getLong("guessed_at")))
                .findOne();
    }

    /** Adds a guess, unless the lab has one. */
    static void add(Handle handle, Guess guess) {
        handle.execute(
                "INSERT INTO guess (lab, choice, is_right, guessed_at) VALUES (?, ?, ?, ?) ON CONFLICT (lab) DO NOTHING",
                guess.lab(),
                guess.choice(),
                guess.right(),
                guess.at());
    }
}
