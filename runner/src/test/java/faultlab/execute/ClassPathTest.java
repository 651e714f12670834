package faultlab.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {

    @TempDir
    Path cache;

    @Test
    void theChildsJarHasExactlyTheClassesOfThePackageForked() throws Exception {
        URI main = Objects.requireNonNull(
                        ClassPath.class.getResource("/faultlab/forked/ForkedMain.class"), "ForkedMain")
                .toURI();
        try (Stream<Path> files = Files.list(Path.of(main).getParent())) {
            List<String> compiled = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> name.replace(".class", ""))
                    .toList();
            assertThat(ClassPath.FORKED).containsExactlyInAnyOrderElementsOf(compiled);
        }
    }

    @Test
    void aChildGetsItsJarJUnitAndTheLabsLibrariesAndNothingElse() throws Exception {
        List<Path> jars = ClassPath.ofRunner(cache).ofChild(List.of());
        assertThat(jars)
                .allMatch(jar -> jar.getFileName().toString().matches("(forked|junit|opentest4j|apiguardian).*\\.jar"));
        try (JarFile jar = new JarFile(jars.get(0).toFile())) {
            assertThat(jar.stream()).allMatch(entry -> entry.getName().startsWith("faultlab/forked/"));
        }
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files).containsExactly(jars.get(0));
        }
    }

    @Test
    void aLibraryBringsAlongWhatItCannotDoWithout() {
        List<Path> jars = ClassPath.ofRunner(cache).ofChild(List.of("javalin", "slf4j-nop"));
        assertThat(jars)
                .extracting(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", ""))
                .contains("javalin", "kotlin-stdlib", "jetty-server", "jakarta.servlet-api", "slf4j-api", "slf4j-nop")
                .doesNotContain("caffeine")
                .doesNotHaveDuplicates();
    }

    @Test
    void aLibraryThatTheRunnerLacksIsNamedWithWhatToDo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ClassPath.ofRunner(cache).ofChild(List.of("no-such-library")))
                .withMessageContaining("no-such-library")
                .withMessageContaining("runner/pom.xml");
    }
}
