package faultlab.compile;

import com.sun.source.util.JavacTask;
import faultlab.compile.Problem.Severity;
import faultlab.compile.notes.Note;
import faultlab.compile.notes.Notes;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.openjdk.jmh.generators.BenchmarkProcessor;

/** javac in process: warm after the first use, its diagnostics kept as records. */
final class Javac {

    /** For an honest javac to come to its end after a stop. */
    private static final long END_MILLIS = 5_000;

    /** What a run of javac brought. */
    record Outcome(List<Problem> problems, List<Note> notes) {

        private static Outcome failed(Problem problem) {
            return new Outcome(List.of(problem), List.of());
        }
    }

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final List<Path> classPath;
    private final Duration limit;

    /**
     * @param classPath jars that every source may use
     * @param limit when javac is given up
     */
    Javac(List<Path> classPath, Duration limit) {
        this.classPath = List.copyOf(classPath);
        this.limit = limit;
    }

    /** Compiles files into a folder whose classes they may use. */
    Outcome compile(SourceSet sources, List<Path> files, Path classes) {
        return bounded(sources, () -> run(sources, classes, files, List.of(), List.of()));
    }

    /** Adds to a folder of classes what JMH makes from the annotations of some of them. */
    List<Problem> generate(SourceSet sources, List<String> benchmarks, Path classes) {
        return bounded(sources, () -> run(sources, classes, List.of(), benchmarks, List.of(new BenchmarkProcessor())))
                .problems();
    }

    /** javac cannot be stopped; a daemon thread that hangs in it dies with the process. */
    private Outcome bounded(SourceSet sources, Callable<Outcome> work) {
        FutureTask<Outcome> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().daemon().name("javac").start(task);
        String first = sources.mineNames().get(0);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Outcome.failed(Problem.ofFile(
                    first, "javac was still at it after " + limit.toSeconds() + " s: make the types simpler"));
        } catch (ExecutionException e) {
            return Outcome.failed(Problem.ofFile(
                    first, "javac itself failed on these sources: " + e.getCause() + ". Undo the last change"));
        } catch (InterruptedException e) {
            awaitEnd(thread);
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while compiling");
        }
    }

    /** A javac that is left alone would write into a folder that its caller has removed meanwhile. */
    private static void awaitEnd(Thread thread) {
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException again) {
            // who stops twice does not wait: what is written then goes with the next sweep
        }
    }

    /**
     * @param annotated names of compiled classes whose annotations the processors see
     */
    private Outcome run(
            SourceSet sources, Path classes, List<Path> files, List<String> annotated, List<Processor> processors)
            throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager =
                javac.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task = javac.getTask(
                    null,
                    manager,
                    diagnostics,
                    options(classes, processors),
                    annotated,
                    manager.getJavaFileObjectsFromPaths(files));
            task.setLocale(Locale.ENGLISH);
            task.setProcessors(processors);
            Notes notes = Notes.of((JavacTask) task, sources.mineNames(), SourceText::shown);
            task.call();
            List<Problem> problems = diagnostics.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR
                            || diagnostic.getKind() == Diagnostic.Kind.WARNING && isMine(diagnostic, sources))
                    .map(diagnostic -> problem(diagnostic, sources))
                    .toList();
            return new Outcome(problems, notes.all());
        }
    }

    private List<String> options(Path classes, List<Processor> processors) {
        return List.of(
                "--enable-preview",
                "--release",
                Integer.toString(Runtime.version().feature()),
                "-g",
                "-parameters",
                processors.isEmpty() ? "-proc:none" : "-proc:full",
                "-Xlint:-options",
                "-implicit:none",
                "-sourcepath",
                "",
                "-classpath",
                Stream.concat(Stream.of(classes), classPath.stream())
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)),
                "-d",
                classes.toString());
    }

    private static boolean isMine(Diagnostic<? extends JavaFileObject> diagnostic, SourceSet sources) {
        return diagnostic.getSource() != null && sources.mineNames().contains(name(diagnostic.getSource()));
    }

    private static String name(JavaFileObject source) {
        return Path.of(source.getName()).getFileName().toString();
    }

    private static Problem problem(Diagnostic<? extends JavaFileObject> diagnostic, SourceSet sources) {
        JavaFileObject source = diagnostic.getSource();
        Severity severity = diagnostic.getKind() == Diagnostic.Kind.ERROR ? Severity.ERROR : Severity.WARNING;
        String message = diagnostic.getMessage(Locale.ENGLISH);
        if (source == null) {
            return new Problem(sources.mineNames().get(0), 0, 0, 0, severity, true, message, "");
        }
        boolean yours = isMine(diagnostic, sources);
        long line = Math.max(0, diagnostic.getLineNumber());
        long column = Math.max(0, diagnostic.getColumnNumber());
        String text = line == 0 ? "" : line(source, line);
        long length = Math.max(0, diagnostic.getEndPosition() - diagnostic.getStartPosition());
        long end = Math.min(column + length, text.length() + 1L);
        return new Problem(
                name(source),
                line,
                column,
                Math.max(column, end),
                severity,
                yours,
                yours ? message : labs(message),
                text);
    }

    /** An error in the lab's own file means that the variant lost something the lab calls. */
    private static String labs(String message) {
        return message + "\nThe lab calls this: keep the public classes and methods as they were";
    }

    private static String line(JavaFileObject source, long line) {
        try {
            return SourceText.line(source.getCharContent(true).toString(), line);
        } catch (IOException e) {
            return "";
        }
    }
}
