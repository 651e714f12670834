package faultlab.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The watchdog, the output and the tree of processes, each by itself. */
class BoundsOfAChildTest {

    private static final long SELF = ProcessHandle.current().pid();
    private static final Limits ROOMY = new Limits(Duration.ofHours(1), 100_000, Long.MAX_VALUE, Long.MAX_VALUE);

    private static Output printed(String text) {
        Output output = new Output(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        output.run();
        return output;
    }

    private static Watchdog watchdog(Limits limits, String text) {
        return new Watchdog(limits, SELF, printed(text));
    }

    @Test
    void theWatchdogIsQuietWithinTheLimits() {
        assertThat(watchdog(ROOMY, "much").complaint()).isEmpty();
    }

    @Test
    void theWatchdogNamesEachLimitThatIsPassed() {
        assertThat(watchdog(new Limits(Duration.ZERO, 100_000, Long.MAX_VALUE, 9), "")
                        .complaint())
                .hasValueSatisfying(words -> assertThat(words).contains("had not finished"));
        assertThat(watchdog(new Limits(Duration.ofHours(1), 1, Long.MAX_VALUE, 9), "")
                        .complaint())
                .hasValueSatisfying(words -> assertThat(words).contains("threads; 1 are allowed"));
        assertThat(watchdog(new Limits(Duration.ofHours(1), 100_000, 1 << 20, 9), "")
                        .complaint())
                .hasValueSatisfying(words -> assertThat(words).contains("MB of memory; 1 MB"));
        assertThat(watchdog(new Limits(Duration.ofHours(1), 100_000, Long.MAX_VALUE, 3), "four")
                        .complaint())
                .hasValueSatisfying(words -> assertThat(words).contains("it printed more than"));
    }

    @Test
    void aJvmThatIsGoneHasNothingToComplainAbout() {
        assertThat(new Watchdog(ROOMY, Integer.MAX_VALUE, printed("")).complaint())
                .isEmpty();
    }

    @Test
    void theOutputKeepsAllOfALittle() {
        assertThat(printed("a\nb\n").kept()).isEqualTo("a\nb\n");
        assertThat(printed("x".repeat(30_000)).kept()).isEqualTo("x".repeat(30_000));
    }

    @Test
    void theOutputKeepsTheFirstAndTheLastOfMuchAndCountsAll() {
        Output output = printed("first" + "x".repeat(1_000_003) + "last");
        assertThat(output.printed()).isEqualTo(1_000_012);
        assertThat(output.kept()).startsWith("first").endsWith("xlast").hasSizeLessThan(33_000);
    }

    @Test
    void aStreamThatBreaksOffIsKeptAsFarAsItCame() {
        Output output = new Output(new InputStream() {
            private int left = 3;

            @Override
            public int read() throws IOException {
                if (left <= 0) {
                    throw new IOException("gone");
                }
                left--;
                return 'x';
            }
        });
        output.run();
        assertThat(output.printed()).isEqualTo(3);
    }

    private static Process start(String marker, String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script);
        builder.environment().put(ProcessTree.MARKER, marker);
        return builder.start();
    }

    private static String marker(long runner) {
        return UUID.randomUUID() + "@" + runner;
    }

    @Test
    void theTreeHasChildrenAndWhatLeftItAndEndsThemAll() throws Exception {
        String marker = marker(SELF);
        Process child = start(marker, "sleep 8801 & setsid --fork sleep 8802; wait");
        ProcessTree tree = new ProcessTree(child.toHandle(), marker);
        await().until(() -> tree.others().size() == 2
                && tree.others().stream()
                        .allMatch(other -> other.info()
                                .command()
                                .filter(name -> name.endsWith("sleep"))
                                .isPresent()));
        assertThat(tree.end()).anyMatch(line -> line.contains("8801")).anyMatch(line -> line.contains("8802"));
        assertThat(child.waitFor()).isNotZero();
        assertThat(tree.others()).isEmpty();
    }

    @Test
    void theTreeEndsWhatGoesOnStartingProcesses() throws Exception {
        String marker = marker(SELF);
        Process child = start(marker, "while true; do sleep 8803 & sleep 0.05; done");
        ProcessTree tree = new ProcessTree(child.toHandle(), marker);
        await().until(() -> tree.others().size() > 2);
        tree.end();
        assertThat(tree.others()).isEmpty();
    }

    @Test
    void theTreeLeavesOtherRunsAlone() throws Exception {
        String marker = marker(SELF);
        Process other = start(marker(SELF), "exec sleep 8804");
        Process child = start(marker, "exec sleep 8805");
        try {
            new ProcessTree(child.toHandle(), marker).end();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.descendants().forEach(ProcessHandle::destroyForcibly);
            other.destroyForcibly();
        }
    }

    @Test
    void theSweepEndsOnlyWhatRunsOfDeadRunnersLeft() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Process orphan = start(marker(gone.pid()), "exec sleep 8806");
        Process living = start(marker(SELF), "exec sleep 8807");
        try {
            ProcessTree.sweep();
            assertThat(orphan.waitFor()).isNotZero();
            assertThat(living.isAlive()).isTrue();
        } finally {
            living.descendants().forEach(ProcessHandle::destroyForcibly);
            living.destroyForcibly();
        }
    }
}
