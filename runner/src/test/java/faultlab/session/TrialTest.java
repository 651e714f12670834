package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.verify.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {

    @TempDir
    Path folder;

    @Test
    void aFaultThatBringsTheCommonBenchmarkDownFailsNoRightFix() throws IOException {
        ToyLab toy = ToyLab.in(folder);
        ToyLab.warm(folder);
        toy.write(
                "faults/toy/Counter.java",
                ToyLab.rightAfterIn("benchmark", "Runtime.getRuntime().halt(7);")
                        .replace("++count", "count++"));

        Check check = toy.check(ToyLab.RIGHT);

        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(Objects.requireNonNull(check.benchmark()).operationsPerSecond())
                .containsOnlyKeys("reference", "yours");
    }
}
