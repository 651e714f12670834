package faultlab.compile.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The body of a class, compiled for its notes. */
final class Snippet {

    private static final String IMPORTS = "import java.time.*; import java.util.*; import java.util.concurrent.*; "
            + "import java.io.*; import java.net.*; import java.net.http.*; import java.sql.*;";

    private Snippet() {}

    /** The notes on a class with this body. It must compile. */
    static List<Note> notes(String body) {
        return notesOn(IMPORTS + "\nclass Desk {\n" + body + "\n}\n", List.of("Desk.java"));
    }

    static List<Note> notesOn(String source, List<String> mine) {
        try {
            var classes = Files.createTempDirectory("notes");
            var found = new DiagnosticCollector<JavaFileObject>();
            var javac = ToolProvider.getSystemJavaCompiler();
            try (var files = javac.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8)) {
                var options = List.of("--enable-preview", "--release", "25", "-proc:none", "-d", classes.toString());
                var task = (JavacTask) javac.getTask(null, files, found, options, null, List.of(new Text(source)));
                var notes = Notes.of(task, mine, UnaryOperator.identity());
                assertThat(task.call()).as(found.getDiagnostics().toString()).isTrue();
                return notes.all();
            } finally {
                remove(classes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Text extends SimpleJavaFileObject {

        private final String text;

        Text(String text) {
            super(URI.create("string:///Desk.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
