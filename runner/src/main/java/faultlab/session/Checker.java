package faultlab.session;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.compile.Compilation;
import faultlab.execute.BenchmarkRun;
import faultlab.execute.ClassPath;
import faultlab.execute.Executor;
import faultlab.verify.Check;
import java.util.Map;
import java.util.function.Function;

/** Takes a variant through the stages of a check, one after the other, as far as going on makes sense. */
final class Checker {

    /** How far a check goes. */
    enum Depth {
        /** To the end, but for what tells nothing new. */
        FULL,
        /** To the first stage that rejects: enough while watching, or to know that a decoy falls. */
        FIRST_REJECTION
    }

    private final ClassPath classPath;
    private final Executor executor;

    Checker(ClassPath classPath, Executor executor) {
        this.classPath = classPath;
        this.executor = executor;
    }

    Check check(Lab lab, Variant variant, Depth depth, CheckListener listener) {
        try (Compilations compilations = compilations(lab)) {
            return check(compilations, variant, depth, listener);
        }
    }

    /** For several checks of one lab: what one of them compiled the next need not. */
    Check check(Compilations compilations, Variant variant, Depth depth, CheckListener listener) {
        return trial(compilations, variant, depth, listener).check();
    }

    /** A check whose stages are yet to be run. */
    Trial trial(Compilations compilations, Variant variant, Depth depth, CheckListener listener) {
        return new Trial(executor, compilations, variant, depth, listener);
    }

    /** The benchmark of several variants in one JVM, in turns, the reference first; all have come through the other stages. */
    BenchmarkRun benchmark(Map<String, Compilation> entrants) {
        return executor.benchmark(entrants);
    }

    /** Compiles a variant into a temporary folder that lives as long as what is done with its classes. */
    <T> T withClasses(Lab lab, Variant variant, Function<Compilation, T> use) {
        try (Compilations compilations = compilations(lab)) {
            return use.apply(compilations.of(variant));
        }
    }

    Compilations compilations(Lab lab) {
        return new Compilations(lab, classPath);
    }
}
