package faultlab.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import faultlab.session.Left;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    private static final Duration GENEROUS = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path folder;

    private Program shell(String script) throws IOException {
        return Program.start(List.of("/bin/sh", "-c", script), folder, Map.of("WORD", "given"));
    }

    @Test
    void itsEndItsWordsAndItsEnvironmentAreTold() throws Exception {
        try (Program program = shell("echo \"$WORD\"; echo wrong >&2; exit 7")) {
            assertThat(program.awaitEnd(GENEROUS)).isEqualTo(7);
            assertThat(program.output()).isEqualTo("given\nwrong\n");
        }
    }

    @Test
    void itsFirstLineIsHeardWhileItGoesOn() throws Exception {
        try (Program program = shell("echo ready; while :; do sleep 1; done")) {
            assertThat(program.awaitLine(GENEROUS)).isEqualTo("ready");
        }
    }

    @Test
    void whatTakesTooLongIsSaidAndEndedWithAllItStarted() throws Exception {
        try (Program program = shell("sleep 600 & echo started; wait")) {
            program.awaitLine(GENEROUS);
            // the shell may speak before the system lists what it has started
            await().until(() -> Left.processesOf(ProcessHandle.current().pid()).size() == 2);
            assertThatThrownBy(() -> program.awaitEnd(SHORT)).hasMessageContaining("was still at it after");
        }
        Left.nothing();
    }

    @Test
    void whoSaysNothingOrEndsWithoutAWordIsNamed() throws Exception {
        try (Program silent = shell("while :; do sleep 1; done")) {
            assertThatThrownBy(() -> silent.awaitLine(SHORT)).hasMessageContaining("said nothing");
        }
        try (Program ended = shell("echo it broke >&2; exit 3")) {
            assertThatThrownBy(() -> ended.awaitLine(GENEROUS)).hasMessageContaining("ended with 3: it broke");
        }
    }

    @Test
    void onPathIsTheFirstFileOfTheNameThatCanBeRun() throws Exception {
        Path first = folder.resolve("a");
        Files.createDirectories(first.resolve("mvn"));
        Path second = Files.createDirectories(folder.resolve("b"));
        Path third = Files.createDirectories(folder.resolve("c"));
        Files.writeString(second.resolve("mvn"), "a text");
        Path program = Files.writeString(third.resolve("mvn"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        String path = String.join(File.pathSeparator, first.toString(), second.toString(), third.toString());
        assertThat(Program.onPath("mvn", path)).contains(program);
        assertThat(Program.onPath("mvn", first.toString())).isEmpty();
        assertThat(Program.onPath("mvn", "")).isEmpty();
    }
}
