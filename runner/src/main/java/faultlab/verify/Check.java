package faultlab.verify;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import faultlab.compile.notes.Note;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a variant and what it rests on: {@code check --json}.
 *
 * @param verdict pass only if every stage passed
 * @param signals what was measured, empty where that stage did not run
 * @param benchmark null where that stage did not run
 * @param notes what is worth a look in the sources; the verdict does not rest on them
 * @param next what to do now
 */
public record Check(
        String lab,
        String using,
        Status verdict,
        long millis,
        List<Stage> stages,
        List<SignalResult> signals,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BenchmarkResult benchmark,
        List<Note> notes,
        String next) {

    /** Whether the variant is a right fix. */
    @JsonIgnore
    public boolean passed() {
        return verdict == Status.PASS;
    }

    /** The checks that rejected in the first stage that did, in the words of a decoy's {@code rejectedBy}; empty on a pass. */
    @JsonIgnore
    public List<String> firstRejections() {
        return stages.stream()
                .filter(Stage::rejects)
                .findFirst()
                .map(stage -> stage.failed().isEmpty() ? List.of(stage.name()) : stage.failed())
                .orElse(List.of());
    }
}
