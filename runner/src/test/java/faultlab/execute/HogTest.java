package faultlab.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HogTest {

    @Test
    void keepsEveryCoreBusyUntilItIsClosed() {
        List<Long> running;
        try (Hog hog = Hog.start()) {
            running = hog.running();
            assertThat(running)
                    .hasSizeGreaterThanOrEqualTo(
                            Math.max(2, Runtime.getRuntime().availableProcessors()));
            await().until(() -> running.stream().allMatch(HogTest::usesTheCpu));
        }
        assertThat(running).noneMatch(HogTest::lives);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesNothingBehindWhenTheRunnerIsEnded(boolean forcibly) throws IOException {
        Process runner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HogOwner.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(runner.getInputStream(), StandardCharsets.UTF_8))) {
            List<Long> hogs =
                    Stream.of(lines.readLine().split(" ")).map(Long::parseLong).toList();
            assertThat(hogs).hasSizeGreaterThanOrEqualTo(2).allMatch(HogTest::lives);
            end(runner, forcibly);
            await().until(() -> hogs.stream().noneMatch(HogTest::lives));
        } finally {
            runner.destroyForcibly();
        }
    }

    private static void end(Process runner, boolean forcibly) {
        if (forcibly) {
            runner.destroyForcibly();
        } else {
            runner.destroy();
        }
    }

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static boolean usesTheCpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .filter(used -> used.toMillis() > 0)
                .isPresent();
    }
}
