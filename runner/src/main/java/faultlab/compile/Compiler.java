package faultlab.compile;

import faultlab.compile.Problem.Severity;
import faultlab.compile.notes.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Compiles a lab with one variant of its subject, and holds it to the house rules. */
public final class Compiler {

    /** javac takes well under a second a lab; only a source made to be slow takes this long. */
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    /** What JMH writes last. */
    private static final String BENCHMARKS = "META-INF/BenchmarkList";

    private final Javac javac;
    private final SharedClasses shared;

    /**
     * @param classPath jars that every source may use: JUnit, JMH and the labs' libraries
     * @param cache folder where what all labs share is kept compiled
     */
    public Compiler(List<Path> classPath, Path cache) {
        this(classPath, cache, GENEROUS);
    }

    /** @param limit when javac is given up */
    Compiler(List<Path> classPath, Path cache, Duration limit) {
        javac = new Javac(classPath, limit);
        shared = new SharedClasses(javac, cache);
    }

    /**
     * Compiles everything of a source set into one folder.
     *
     * @param classes made where it is missing; should be empty
     */
    public Compilation compile(SourceSet sources, Path classes) {
        OptionsText options = OptionsText.of(sources);
        List<Problem> refused = HouseRules.ofFiles(sources);
        if (!refused.isEmpty()) {
            List<Problem> all =
                    Stream.of(refused, options.problems()).flatMap(List::stream).toList();
            return new Compilation(sources, classes, options.flags(), all, List.of());
        }
        Javac.Outcome outcome = javac(sources, classes);
        List<Problem> problems = new ArrayList<>(outcome.problems());
        if (!hasErrors(problems)) {
            problems.addAll(HouseRules.ofClasses(sources, classes));
        }
        problems.addAll(options.problems());
        problems.sort(Comparator.comparing(Problem::severity).thenComparing(problem -> !problem.yours()));
        List<Note> notes = hasErrors(problems) ? List.of() : outcome.notes();
        return new Compilation(sources, classes, options.flags(), List.copyOf(problems), notes);
    }

    private static boolean hasErrors(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    private Javac.Outcome javac(SourceSet sources, Path classes) {
        try {
            Files.createDirectories(classes);
            List<Path> labs = shared.copied(sources, classes) ? sources.unshared() : sources.labs();
            List<Path> all =
                    Stream.of(sources.mine(), labs).flatMap(List::stream).toList();
            return javac.compile(sources, all, classes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write classes into " + classes, e);
        }
    }

    /**
     * Adds what JMH makes of the lab's benchmark to the classes of a variant that compiled. Most variants never come so far.
     *
     * @return the same, with what JMH has against the benchmark
     */
    public Compilation benchmarkable(Compilation compiled) {
        if (Files.exists(compiled.classes().resolve(BENCHMARKS))) {
            return compiled;
        }
        SourceSet sources = compiled.sources();
        List<Problem> problems =
                javac.generate(sources, SourceSet.classesEndingIn(sources.lab(), "Benchmark"), compiled.classes());
        return problems.isEmpty()
                ? compiled
                : new Compilation(
                        sources, compiled.classes(), compiled.options(), List.copyOf(problems), compiled.notes());
    }
}
