package faultlab.compile;

import faultlab.compile.notes.Note;
import faultlab.compile.options.JvmOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * What became of a variant's sources.
 *
 * @param classes the folder with the classes; whole only if {@link #ok()}
 * @param options the JVM flags beside the sources; whole only if {@link #ok()}
 * @param problems the learner's errors first, then the lab's, then warnings
 * @param notes what is worth a look in the learner's sources and changes no verdict; none if there are errors
 */
public record Compilation(
        SourceSet sources, Path classes, JvmOptions options, List<Problem> problems, List<Note> notes) {

    /** Whether the classes can run. */
    public boolean ok() {
        return errors().isEmpty();
    }

    /** The problems that keep the variant from running. */
    public List<Problem> errors() {
        return problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
    }
}
