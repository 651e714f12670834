package faultlab.execute;

import faultlab.catalog.Shape;
import faultlab.compile.Compilation;
import java.nio.file.Path;
import java.util.List;

/**
 * What of a child JVM is the learner's, so that a trouble can say where to look.
 *
 * @param files names of the source files
 * @param classes the folder with what was compiled from them
 * @param options names of the options files whose flags it was started with
 * @param fixed flags that the shape adds to them
 */
record Blame(List<String> files, Path classes, List<String> options, List<String> fixed) {

    /** In a run that takes no flags of the learner's: the tests, the benchmark. */
    static Blame of(Compilation compiled) {
        return new Blame(compiled.sources().mineNames(), compiled.classes(), List.of(), List.of());
    }

    /** In a run of a shape. */
    static Blame of(Compilation compiled, Shape shape) {
        return new Blame(
                compiled.sources().mineNames(),
                compiled.classes(),
                compiled.options().namesOf(shape),
                shape.jvm());
    }
}
