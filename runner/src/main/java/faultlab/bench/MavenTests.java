package faultlab.bench;

import faultlab.execute.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** {@code mvn -o -q test} on the same subject and the same tests, after an edit of the subject. */
final class MavenTests implements Contender {

    private static final Duration MOST = Duration.ofMinutes(5);

    /** When it may fetch what its repository lacks. */
    private static final Duration MOST_ONLINE = Duration.ofMinutes(10);

    private final MavenProject project;
    private final Path maven;
    private final IntSupplier tests;
    private final Consumer<String> notes;
    private boolean resolved;

    /**
     * @param maven as a shell finds it
     * @param tests how many the check runs
     * @param notes hears what a reader of the figures should know
     */
    MavenTests(MavenProject project, Path maven, IntSupplier tests, Consumer<String> notes) {
        this.project = project;
        this.maven = maven;
        this.tests = tests;
        this.notes = notes;
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.MAVEN);
    }

    @Override
    public Map<Figure, Double> measure() throws IOException, InterruptedException, Missing {
        project.edit();
        Ran ran = run(MOST, "-o", "-q", "test");
        if (ran.failed().isEmpty()) {
            sameTests();
            return Map.of(Figure.MAVEN, ran.millis());
        }
        if (resolved) {
            throw new Missing("mvn -o -q test fails: " + ran.failed().get());
        }
        resolve(ran.failed().get());
        return measure();
    }

    private void resolve(String lacking) throws IOException, InterruptedException, Missing {
        resolved = true;
        Optional<String> failed = run(MOST_ONLINE, "-q", "test").failed();
        if (failed.isPresent()) {
            throw new Missing("mvn -o -q test fails (" + lacking + "), and so does mvn -q test: " + failed.get());
        }
        notes.accept(
                "Maven's local repository lacked what the tests need; one `mvn -q test` before measuring fetched it.");
    }

    /**
     * One run of Maven.
     *
     * @param failed why, in Maven's words; empty if it did not fail
     */
    private record Ran(double millis, Optional<String> failed) {}

    private Ran run(Duration most, String... words) throws IOException, InterruptedException {
        List<String> line =
                Stream.concat(Stream.of(maven.toString()), Stream.of(words)).toList();
        Map<String, String> jdk = Map.of("JAVA_HOME", System.getProperty("java.home"));
        try (Program program = Program.start(line, project.folder(), jdk)) {
            Stopwatch watch = Stopwatch.start();
            int exit = program.awaitEnd(most);
            double millis = watch.millis();
            return new Ran(millis, exit == 0 ? Optional.empty() : Optional.of(reason(program)));
        }
    }

    private static String reason(Program failed) {
        return failed.output()
                .lines()
                .filter(text -> text.contains("ERROR"))
                .findFirst()
                .orElse("it says nothing");
    }

    private void sameTests() throws IOException {
        int ran = project.testsRun();
        if (ran != tests.getAsInt()) {
            throw new IllegalStateException(
                    "Maven ran " + ran + " tests and the check " + tests.getAsInt() + ": they are not comparable");
        }
    }
}
