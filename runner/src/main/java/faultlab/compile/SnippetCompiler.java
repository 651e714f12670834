package faultlab.compile;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Asks javac about a piece of text that stands beside compiled classes, and writes no class. */
public final class SnippetCompiler {

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final List<Path> classPath;

    /**
     * @param classPath jars
     * @param classes the folder of the compiled lab
     */
    public SnippetCompiler(List<Path> classPath, Path classes) {
        this.classPath = Stream.concat(classPath.stream(), Stream.of(classes)).toList();
    }

    /** javac's errors, in the order found; empty if the source compiles. Its public types may have any name. */
    public List<Problem> errors(String source) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                javac.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            List<String> options = List.of(
                    "--enable-preview",
                    "--release",
                    Integer.toString(Runtime.version().feature()),
                    "-proc:none",
                    "-implicit:none",
                    "-Xlint:none");
            JavacTask task = (JavacTask)
                    javac.getTask(new StringWriter(), files, found, options, null, List.of(new Snippet(source)));
            task.analyze();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compile a snippet", e);
        }
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(SnippetCompiler::problem)
                .toList();
    }

    private static Problem problem(Diagnostic<? extends JavaFileObject> diagnostic) {
        long line = Math.max(0, diagnostic.getLineNumber());
        long column = Math.max(0, diagnostic.getColumnNumber());
        return new Problem(
                "snippet",
                line,
                column,
                column,
                Problem.Severity.ERROR,
                true,
                diagnostic.getMessage(Locale.ENGLISH),
                "");
    }

    private static final class Snippet extends SimpleJavaFileObject {

        private final String source;

        Snippet(String source) {
            super(URI.create("string:///Snippet.java"), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }

        /** A lesson shows public types under their own names, which are not this file's. */
        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }
    }
}
