package faultlab.cli;

import static faultlab.session.ToyLab.rightAfter;
import static faultlab.session.ToyLab.rightAfterIn;
import static faultlab.session.ToyLab.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.execute.Child;
import faultlab.files.Folders;
import faultlab.session.Left;
import faultlab.session.ToyLab;
import faultlab.store.Progress;
import faultlab.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that is stopped or killed half-way, and commands that run at the same time. */
@Timeout(180)
class StoppedTest {

    private static final String HANG = "while (count >= 0) { java.util.concurrent.locks.LockSupport.park(); }";

    private static final String WRONG = subject("", "return 8;");

    /** A length of sleep that no other program on the machine has. */
    private static final String SLEEP = "87" + ProcessHandle.current().pid();

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path home;

    @BeforeAll
    static void layOut() throws IOException {
        ToyLab.in(home);
        ToyLab.warm(home);
    }

    @BeforeEach
    void startAnew() throws IOException {
        Folders.remove(home.resolve("work"));
        for (String file : List.of("lab.db", "lab.db-wal", "lab.db-shm")) {
            Files.deleteIfExists(home.resolve(".lab").resolve(file));
        }
    }

    private void work(String counter) throws IOException {
        Path file = home.resolve("work/toy/Counter.java");
        Files.createDirectories(file.getParent());
        Path part = Files.writeString(file.resolveSibling("saved"), counter);
        Files.move(part, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private Progress progress() {
        return new Store(home.resolve(".lab")).progress("toy");
    }

    private static void awaitChildOf(Lab lab) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !Left.processesOf(lab.pid()).isEmpty());
    }

    private void stopped(Lab lab) throws InterruptedException {
        assertThat(lab.exit()).as(lab.err()).isEqualTo(130);
        assertThat(lab.err()).endsWith("Stopped.\n");
        assertThat(lab.out()).doesNotContain("FAIL", "PASS", "fail ");
        assertThat(progress().attempts()).isZero();
        Left.nothingOf(lab.pid());
    }

    @Test
    void ctrlCWhileCompilingStopsTheCheck() throws Exception {
        work(rightAfter(HANG));
        try (Lab lab = Lab.start(home, "check", "toy")) {
            lab.says("… compile").signal("INT");
            stopped(lab);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tests", "scenario", "benchmark"})
    void ctrlCInAChildsStageStopsTheCheck(String mode) throws Exception {
        work(rightAfterIn(mode, HANG));
        try (Lab lab = Lab.start(home, "check", "toy")) {
            lab.says(mode.equals("scenario") ? "… signals" : "… " + mode);
            awaitChildOf(lab);
            lab.signal("INT");
            stopped(lab);
        }
    }

    @Test
    void ctrlCAtATerminalReachesTheChildTooAndIsStillNoVerdict() throws Exception {
        work(rightAfterIn("tests", HANG));
        try (Lab lab = Lab.start(home, "check", "toy", "--json")) {
            lab.says("… tests");
            awaitChildOf(lab);
            lab.signalGroup("INT");
            assertThat(lab.exit()).as(lab.err()).isEqualTo(130);
            JsonNode error = JSON.readTree(lab.out()).path("error");
            assertThat(error.path("exitCode").asInt()).isEqualTo(130);
            assertThat(error.path("message").asText()).isEqualTo("Stopped.");
            Left.nothingOf(lab.pid());
        }
    }

    @Test
    void whatAKilledRunnerLeftIsSweptByTheNextCheck() throws Exception {
        work(rightAfterIn(
                "tests",
                "try { new ProcessBuilder(\"setsid\", \"sleep\", \"" + SLEEP + "\").start(); }"
                        + " catch (java.io.IOException e) {} " + HANG));
        long killed;
        try (Lab lab = Lab.start(home, "check", "toy")) {
            killed = lab.pid();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !Left.running("sleep " + SLEEP).isEmpty());
            lab.signal("KILL");
            assertThat(lab.exit()).isEqualTo(137);
        }
        // the JVM ends itself when its runner is gone; what left its tree does not, unless another test's check swept
        // it
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Left.processesOf(killed)).hasSizeLessThanOrEqualTo(1));
        Child.sweep();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Left.running("sleep " + SLEEP)).isEmpty());
        for (Path folder : Left.foldersOf(killed)) {
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
        work(WRONG);
        try (Lab next = Lab.start(home, "check", "toy")) {
            assertThat(next.exit()).as(next.err()).isEqualTo(1);
        }
        Left.nothingOf(killed);
    }

    @Test
    void twoChecksOfTheSameFolderAtOnceBothTellTheTruth() throws Exception {
        work(WRONG);
        try (Lab one = Lab.start(home, "check", "toy", "--json");
                Lab other = Lab.start(home, "check", "toy", "--json")) {
            assertThat(one.exit()).as(one.err()).isEqualTo(1);
            assertThat(other.exit()).as(other.err()).isEqualTo(1);
            assertThat(firstTest(one.out())).isEqualTo("expected: <1> but was: <8>");
            assertThat(firstTest(other.out())).isEqualTo("expected: <1> but was: <8>");
        }
        assertThat(progress().attempts()).isEqualTo(2);
    }

    @Test
    void watchSeesASaveThatComesWhileACheckRuns() throws Exception {
        Path gate = home.resolve("gate");
        work(rightAfterIn(
                "tests",
                "while (!java.nio.file.Files.exists(java.nio.file.Path.of(\"" + gate + "\"))) {"
                        + " java.util.concurrent.locks.LockSupport.parkNanos(10_000_000); }"
                        + " if (count == 0) { return 7; }"));
        try (Lab watch = Lab.start(home, "watch", "toy", "--json")) {
            watch.says("… tests");
            awaitChildOf(watch);
            work(WRONG);
            Files.createFile(gate);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> watch.out().lines().count() == 2);
            assertThat(watch.out().lines().map(StoppedTest::firstTest))
                    .containsExactly("expected: <1> but was: <7>", "expected: <1> but was: <8>");
            watch.says("Ctrl-C ends").signal("INT");
            assertThat(watch.exit()).isEqualTo(130);
            assertThat(watch.err()).endsWith("Stopped.\n");
            Left.nothingOf(watch.pid());
        }
    }

    private static String firstTest(String line) {
        try {
            return JSON.readTree(line).at("/stages/1/tests/0/message").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
