package faultlab.session;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.execute.Walls;
import faultlab.files.Folders;
import faultlab.verify.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A home folder with one small lab, {@code toy}: a counter. Its stages take a second together, and what hangs is soon ended. */
public final class ToyLab {

    /** Long enough for a JVM on a loaded machine, where it must do its work. */
    static final Walls SHORT = new Walls(
            Duration.ofSeconds(6),
            Duration.ofSeconds(6),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));

    /** For what is ended by how much it takes, and not by time, however busy the machine is. */
    private static final Walls LONG = new Walls(
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));

    public static final String RIGHT = subject("private int count;", "return ++count;");

    private static final String YAML = """
            id: toy
            title: The counter
            chapter: 1
            minutes: 1
            difficulty: 1
            subject: [Counter.java]
            memory: 128m
            shapes:
              once: {jvm: [-Xmx32m], expect: faulty}
            signals:
              once.missed: {unit: numbers, healthy: "<=0", faulty: ">=5"}
            benchmark: {allocatedPerOp: "<=64"}
            choices: [toy]
            """;

    private static final String SCENARIO = """
            package toy;
            import shared.Shapes;
            public final class ToyScenario {
                public static void main(String[] args) throws Exception {
                    new Shapes().add("once", scenario -> {
                        Counter counter = new Counter();
                        int missed = 0;
                        for (int i = 1; i <= 10; i++) {
                            missed += counter.next() == i ? 0 : 1;
                        }
                        scenario.signal("missed", missed);
                    }).main(args);
                }
            }
            """;

    private static final String TEST = """
            package toy;
            import static org.junit.jupiter.api.Assertions.assertEquals;
            import org.junit.jupiter.api.DisplayName;
            import org.junit.jupiter.api.Test;
            class CounterTest {
                @Test
                @DisplayName("the first number is one")
                void startsAtOne() {
                    assertEquals(1, new Counter().next());
                }
            }
            """;

    private static final String BENCHMARK = """
            package toy;
            import org.openjdk.jmh.annotations.Benchmark;
            import org.openjdk.jmh.annotations.Scope;
            import org.openjdk.jmh.annotations.State;
            @State(Scope.Benchmark)
            public class CounterBenchmark {
                private final Counter counter = new Counter();
                @Benchmark
                public int next() {
                    return counter.next();
                }
            }
            """;

    private final Path home;
    private final Walls walls;

    private ToyLab(Path home, Walls walls) {
        this.home = home;
        this.walls = walls;
    }

    /** Lays the lab out in an empty folder. */
    public static ToyLab in(Path home) throws IOException {
        ToyLab toy = new ToyLab(home, SHORT);
        toy.write("labs/toy/lab.yaml", YAML);
        toy.write("labs/toy/hints.md", "## 1\nCount.\n\n## 2\nCount on.\n");
        toy.write("labs/toy/CounterTest.java", TEST);
        toy.write("labs/toy/CounterBenchmark.java", BENCHMARK);
        toy.write("faults/toy/Counter.java", subject("private int count;", "return count++;"));
        toy.write("faults/toy/ToyScenario.java", SCENARIO);
        toy.write("solutions/toy/Counter.java", RIGHT);
        Folders.copy(Path.of(System.getProperty("faultlab.home"), "faults", "shared"), home.resolve("faults/shared"));
        return toy;
    }

    /** Lets a home use the caches of all tests, so that they are built once. */
    public static void warm(Path home) throws IOException {
        Path caches = Files.createDirectories(Path.of("target", "toy-cache").toAbsolutePath());
        Files.createDirectories(home.resolve(".lab"));
        Files.createSymbolicLink(home.resolve(".lab/cache"), caches);
    }

    /** The counter with other members and another body of {@code next()}. */
    public static String subject(String members, String body) {
        return "package toy;\n\npublic final class Counter {\n    %s\n\n    public int next() {\n        %s\n    }\n}\n"
                .formatted(members, body);
    }

    /** A right counter that does something else first. */
    public static String rightAfter(String statement) {
        return subject("private int count;", statement + " return ++count;");
    }

    /** As {@link #rightAfter}, but only in the JVM of one mode: tests, scenario, benchmark. */
    public static String rightAfterIn(String mode, String statement) {
        return rightAfter(
                "if (System.getProperty(\"sun.java.command\").contains(\" " + mode + " \")) { " + statement + " }");
    }

    /** The same lab, whose checks end what takes too much and wait long for what takes too long. */
    ToyLab patient() {
        return new ToyLab(home, LONG);
    }

    /** Where work/ and .lab/ lie. */
    public Path home() {
        return home;
    }

    public Path write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    public Session session() {
        return Session.open(home, walls);
    }

    Lab lab() {
        return session().catalog().lab("toy");
    }

    /** An empty folder for a variant. */
    Path folder() throws IOException {
        return Files.createTempDirectory(home, "variant");
    }

    /** Checks a variant that has the one file. */
    Check check(String counter) throws IOException {
        Path folder = folder();
        Files.writeString(folder.resolve("Counter.java"), counter);
        return check(folder);
    }

    Check check(Path folder) {
        return session().check(lab(), new Variant(folder.toString(), folder), CheckListener.NONE);
    }
}
