package faultlab.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SignalLinesTest {

    @Test
    void readsALineByTheVeryPatternOfTheScenarios() throws IOException {
        Path bounds = Path.of(System.getProperty("faultlab.home"), "faults/shared/Bounds.java");
        String pattern = SignalLines.LINE.pattern().replace("\\", "\\\\").replace("\"", "\\\"");
        assertThat(Files.readString(bounds)).contains("\"" + pattern + "\"");
    }
}
