package faultlab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.execute.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenCpuTest {

    private static final Duration MOST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void whatAProcessTookIsCountedWholeOnceItHasEnded() throws Exception {
        var cpu = ChildrenCpu.here();
        var before = cpu.millis();
        double itself;
        try (var burner = Program.start(burner("400"), folder)) {
            itself = Double.parseDouble(burner.awaitLine(MOST));
            burner.awaitEnd(MOST);
        }
        assertThat(cpu.millis() - before).isGreaterThanOrEqualTo(itself).isLessThan(itself + 5_000);
    }

    @Test
    void whatAProcessTookThatWasKilledIsCountedToo() throws Exception {
        var cpu = ChildrenCpu.here();
        var before = cpu.millis();
        try (var burner = Program.start(List.of("/bin/sh", "-c", "while :; do :; done"), folder)) {
            Thread.onSpinWait();
            burner.kill();
            assertThat(cpu.millis()).isGreaterThan(before);
        }
    }

    @Test
    void ourOwnWorkIsNotCounted() throws Exception {
        var cpu = ChildrenCpu.here();
        var before = cpu.millis();
        Burner.main(new String[] {"0"});
        assertThat(cpu.millis()).isEqualTo(before);
    }

    private static List<String> burner(String millis) {
        return List.of(
                OwnCommand.java(), "-cp", System.getProperty("java.class.path"), "faultlab.bench.Burner", millis);
    }
}
