package faultlab.report.page;

import faultlab.compile.Problem;
import faultlab.diagnose.Diagnosis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page shows, in the words it shows it in. Public for the template, which is compiled at run time.
 *
 * @param using whose code ran, in words
 * @param when date and time with zone; empty if nothing ran
 * @param jdk the target's; empty if nothing ran
 * @param diagnosis null where it is kept back or nothing ran
 * @param problems why the code does not compile; then nothing ran
 * @param scripts the hashes of the only scripts that may run, those of the flame graphs, for the content security policy
 * @param css the style sheet
 */
public record Page(
        String title,
        String using,
        String when,
        String jdk,
        @Nullable Diagnosis diagnosis,
        List<Problem> problems,
        List<ShapePart> shapes,
        String scripts,
        String css) {}
