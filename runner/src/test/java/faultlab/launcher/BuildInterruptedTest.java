package faultlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildInterruptedTest {

    @TempDir
    Path machine;

    private Checkout checkout;

    @BeforeEach
    void nothingIsBuilt() {
        checkout = Checkout.on(machine);
    }

    @AfterEach
    void endMaven() {
        maven().ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void aStoppedBuildEndsMavenAndIsMadeAgainFromClean() throws Exception {
        checkout.maven(FakeMaven.STAYS_HALFWAY);
        Process lab = checkout.start(Map.of(), "list");
        await().until(() -> halfBuilt() && maven().isPresent());
        lab.toHandle().destroy();
        Checkout.Said said = checkout.ended(lab);
        assertThat(said.exit()).isEqualTo(143);
        assertThat(said.err()).contains("the build was stopped");
        await().until(() -> maven().isEmpty());
        buildsFromClean();
    }

    @Test
    void aBuildThatWasKilledLeavesNoLockBehind() throws Exception {
        checkout.maven(FakeMaven.STAYS_HALFWAY);
        Process lab = checkout.start(Map.of(), "list");
        await().until(() -> halfBuilt() && maven().isPresent());
        ProcessHandle maven = maven().orElseThrow();
        lab.toHandle().destroyForcibly();
        maven.destroyForcibly();
        await().until(() -> !lab.isAlive() && !maven.isAlive());
        buildsFromClean();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flock", "perl"})
    void twoStartsAtOnceBuildOnce(String locksWith) throws Exception {
        Files.delete(machine.resolve("bin").resolve(locksWith.equals("flock") ? "perl" : "flock"));
        checkout.maven(FakeMaven.BUILDS_WHEN_TOLD);
        Process first = checkout.start(Map.of(), "first");
        await().until(() -> maven().isPresent());
        Process second = checkout.start(Map.of(), "second");
        String waits = second.errorReader().readLine();
        checkout.write("../go", "");
        assertThat(waits).contains("Another ./lab is building");
        assertThat(checkout.ended(first).out()).endsWith("[first]\n");
        assertThat(checkout.ended(second).out()).endsWith("[second]\n");
        assertThat(checkout.mavenRuns()).hasSize(1);
    }

    private void buildsFromClean() throws IOException, InterruptedException {
        checkout.maven(FakeMaven.BUILDS);
        assertThat(checkout.lab("list").out()).endsWith("[list]\n");
        assertThat(checkout.mavenRuns()).hasSize(2);
        assertThat(checkout.mavenRuns().getLast()).contains(" clean package ");
    }

    private boolean halfBuilt() {
        return Files.exists(checkout.folder().resolve("runner/target/classpath"));
    }

    private Optional<ProcessHandle> maven() {
        try {
            Path pid = machine.resolve("maven.pid");
            String text = Files.exists(pid) ? Files.readString(pid).strip() : "";
            return text.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(text)).filter(ProcessHandle::isAlive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
