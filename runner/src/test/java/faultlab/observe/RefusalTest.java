package faultlab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import faultlab.observe.Refused.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import subject.SubjectJvm;

/** Each refusal is told apart, from a real process. */
@Timeout(60)
class RefusalTest {

    private static Refused refused(long pid) {
        var refused =
                catchThrowableOfType(Refused.class, () -> Collector.open(pid).close());
        assertThat(refused).as("attaching to process %d", pid).isNotNull();
        return refused;
    }

    @Test
    void aProcessThatEndedIsGone() throws Exception {
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(refused(ended.pid()).reason()).isEqualTo(Reason.GONE);
    }

    @Test
    void aProcessThatIsNoJvmIsLeftAlone() throws Exception {
        var sleep = new ProcessBuilder("sleep", "60").start();
        try {
            var refused = refused(sleep.pid());

            assertThat(refused.reason()).isEqualTo(Reason.NOT_A_JVM);
            assertThat(refused).hasMessageContaining("sleep").hasMessageContaining("jcmd -l");
            assertThat(sleep.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            sleep.destroyForcibly().waitFor();
        }
    }

    @Test
    void aStoppedJvmIsSuspendedAndGoesOnUnharmed() throws Exception {
        try (var jvm = SubjectJvm.start("taker")) {
            signal("STOP", jvm.pid());

            var refused = refused(jvm.pid());

            assertThat(refused.reason()).isEqualTo(Reason.SUSPENDED);
            assertThat(refused).hasMessageContaining("kill -CONT " + jvm.pid());
            signal("CONT", jvm.pid());
            Collector.open(jvm.pid()).close();
        }
    }

    @Test
    void aJvmStartedWithoutAttachingSaysSo() throws Exception {
        try (var jvm = SubjectJvm.start("taker", "-XX:+DisableAttachMechanism")) {
            assertThat(refused(jvm.pid()).reason()).isEqualTo(Reason.DISABLED);
        }
        try (var jvm = SubjectJvm.start("taker", "-XX:+DisableAttachMechanism", "-XX:-DisableAttachMechanism")) {
            Collector.open(jvm.pid()).close();
        }
    }

    @Test
    void aJvmThatDoesNotAnswerIsGivenUpInTime() throws Exception {
        try (var jvm = SubjectJvm.start("taker")) {
            signal("STOP", jvm.pid());

            assertThatThrownBy(() -> Attachment.open(jvm.pid(), Duration.ofMillis(300)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_ANSWER))
                    .hasMessageContaining("did not answer within 300 ms");
        }
    }

    @Test
    void oneselfIsNotObserved() {
        assertThat(refused(ProcessHandle.current().pid())).hasMessageContaining("Fault Lab itself");
    }

    /** Root may attach to anybody, so the refused one runs as nobody, from copies of the classes that nobody may read. */
    @Test
    void anotherUsersJvmIsToldApart(@TempDir Path folder) throws Exception {
        assumeTrue(ProcFile.of(ProcessHandle.current().pid())
                .filter(self -> self.user() == 0)
                .isPresent());
        Files.setAttribute(folder, "unix:mode", 0755);
        copy(Path.of("target/classes/faultlab/observe"), folder.resolve("faultlab/observe"));
        copy(Path.of("target/test-classes/faultlab/observe"), folder.resolve("faultlab/observe"));
        try (var jvm = SubjectJvm.start("taker")) {
            var answer = asNobody(folder, AttachAttempt.class.getName(), Long.toString(jvm.pid()));

            assertThat(answer).startsWith("ANOTHER_USER").contains("belongs to root", "sudo -u root");
        }
    }

    private static String asNobody(Path classes, String main, String pid) throws Exception {
        var command = List.of(
                "setpriv",
                "--reuid=nobody",
                "--clear-groups",
                SubjectJvm.java().toString(),
                "-Xmx64m",
                "--add-exports=jdk.attach/sun.tools.attach=ALL-UNNAMED",
                "-cp",
                classes.toString(),
                main,
                pid);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
        await().until(() -> (ProcFile.of(pid).orElseThrow().state() == 'T') == name.equals("STOP"));
    }
}
