package faultlab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import faultlab.bench.Contender.Missing;
import faultlab.catalog.Catalog;
import faultlab.catalog.Root;
import faultlab.catalog.Variant;
import faultlab.compile.SourceSet;
import faultlab.session.ToyLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How Maven is asked, with scripts in its place. */
class MavenTestsTest {

    /** Notes its words, and reports as many tests as {@code tests} says. */
    private static final String NOTES = """
            #!/bin/sh
            echo "$*" >>"$0.log"
            mkdir -p target/surefire-reports
            echo '<testsuite><testcase name="a"/></testsuite>' >target/surefire-reports/TEST-toy.xml
            """;

    private static final String LACKS = "case \"$*\" in *-o*) echo '[ERROR] lacks surefire'; exit 1 ;; esac\n";

    @TempDir
    Path machine;

    private final List<String> notes = new ArrayList<>();
    private MavenProject project;
    private Path mvn;

    @BeforeEach
    void layOut() throws IOException {
        var home = Files.createDirectories(machine.resolve("home"));
        ToyLab.in(home);
        var lab = Catalog.load(List.of(new Root(home))).lab("toy");
        var folder = Files.createDirectories(machine.resolve("project"));
        var pom =
                MavenPom.of(Path.of(System.getProperty("faultlab.home")), "toy", "5.14.4", List.of("jackson-databind"));
        project = MavenProject.in(folder, pom, SourceSet.of(lab, Variant.solution(lab)), "Counter.java");
        mvn = machine.resolve("mvn");
    }

    private MavenTests maven(String script, int tests) throws IOException {
        Files.writeString(mvn, NOTES + script);
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new MavenTests(project, mvn, () -> tests, notes::add);
    }

    private List<String> asked() throws IOException {
        return Files.readAllLines(Path.of(mvn + ".log"));
    }

    @Test
    void theProjectHasTheSubjectTheTestsAndWhatTheyUse() throws IOException {
        assertThat(project.folder().resolve("src/main/java/toy")).isDirectoryContaining("glob:**Counter.java");
        assertThat(project.folder().resolve("src/test/java/toy"))
                .isDirectoryContaining("glob:**CounterTest.java")
                .isDirectoryNotContaining("glob:**{Scenario,Benchmark}.java");
        assertThat(project.folder().resolve("src/test/java/shared")).isDirectoryContaining("glob:**Crew.java");
        assertThat(project.folder().resolve("pom.xml"))
                .content()
                .contains("<artifactId>junit-jupiter</artifactId>", "<version>5.14.4</version>")
                .contains("<groupId>com.fasterxml.jackson.core</groupId>")
                .containsPattern("maven-surefire-plugin</artifactId>\\s*<version>\\d");
    }

    @Test
    void eachTimeItIsAskedOfflineAfterAnEdit() throws Exception {
        var maven = maven("", 1);
        var subject = project.folder().resolve("src/main/java/toy/Counter.java");
        var first = Files.readString(subject);
        assertThat(maven.measure().get(Figure.MAVEN)).isPositive();
        assertThat(Files.readString(subject)).startsWith(first).isNotEqualTo(first);
        maven.measure();
        assertThat(asked()).containsExactly("-o -q test", "-o -q test");
        assertThat(notes).isEmpty();
    }

    @Test
    void whatItsRepositoryLacksIsFetchedOnceAndSaid() throws Exception {
        var maven = maven("[ -e fetched ] || { " + LACKS.strip() + "; : >fetched; }\n", 1);
        maven.measure();
        maven.measure();
        assertThat(asked()).containsExactly("-o -q test", "-q test", "-o -q test", "-o -q test");
        assertThat(notes).singleElement().asString().contains("one `mvn -q test` before measuring fetched it");
    }

    @Test
    void whereItCannotBeFetchedTheFigureIsMissingWithMavensWords() throws Exception {
        var maven = maven("echo '[ERROR] lacks surefire'; exit 1\n", 1);
        assertThatThrownBy(maven::measure)
                .isInstanceOf(Missing.class)
                .hasMessageContaining("lacks surefire")
                .hasMessageContaining("so does mvn -q test");
        var stubborn = maven(LACKS, 1);
        assertThatThrownBy(stubborn::measure)
                .isInstanceOf(Missing.class)
                .hasMessageContaining("mvn -o -q test fails: [ERROR] lacks surefire");
    }

    @Test
    void otherTestsThanTheChecksAreNotCompared() throws Exception {
        var maven = maven("", 2);
        assertThatThrownBy(maven::measure)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Maven ran 1 tests and the check 2");
    }
}
