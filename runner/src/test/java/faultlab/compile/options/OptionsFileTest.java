package faultlab.compile.options;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsFileTest {

    private static final Shape BUSY = new Shape("busy", List.of("-Xmx64m"), Shape.Expectation.FAULTY);
    private static final Shape QUIET = new Shape("quiet", List.of(), Shape.Expectation.HEALTHY);

    @Test
    void flagsHaveTheirPlaceAndCommentsAreNone() {
        String text = "# what we run with\n\n-Xmx64m  -Xms64m\n\t-XX:+UseG1GC # since March\r\n#-Xmn8m\n";
        assertThat(OptionsFile.parse("jvm.options", text).flags())
                .containsExactly(new Flag("-Xmx64m", 3, 1), new Flag("-Xms64m", 3, 10), new Flag("-XX:+UseG1GC", 4, 2));
    }

    @Test
    void anEmptyTextHasNone() {
        assertThat(OptionsFile.parse("jvm.options", "").flags()).isEmpty();
        assertThat(OptionsFile.parse("jvm.options", " \n# nothing\n").flags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-Xmx64m, -Xmx, 64m",
        "-Xmx, -Xmx, ''",
        "-XX:+UseG1GC, -XX:UseG1GC, +",
        "-XX:-UseG1GC, -XX:UseG1GC, -",
        "-XX:UseG1GC, -XX:UseG1GC, ''",
        "-XX:MaxGCPauseMillis=50, -XX:MaxGCPauseMillis, 50",
        "-XX:MaxGCPauseMillis=, -XX:MaxGCPauseMillis, ''",
        "-Xlog:gc*=debug, -Xlog, gc*=debug",
        "-verbose:gc, -verbose, gc",
        "-Djdk.virtualThreadScheduler.parallelism=1, -Djdk.virtualThreadScheduler.parallelism, 1",
        "--finalization=disabled, --finalization, disabled",
        "-Xfoo, -Xfoo, ''",
    })
    void aFlagHasANameAndAValue(String text, String name, String value) {
        Flag flag = new Flag(text, 1, 1);
        assertThat(flag.name()).isEqualTo(name);
        assertThat(flag.value()).isEqualTo(value);
    }

    @Test
    void aFlagIsShownShortAndWithoutControlCharacters() {
        assertThat(new Flag("-D\u001b[2J", 1, 1).shown()).isEqualTo("-D\ufffd[2J");
        assertThat(new Flag("-D" + "x".repeat(9_000), 1, 1).shown()).hasSizeLessThan(100);
    }

    @Test
    void aShapesOwnFileComesAfterTheOneForAll() {
        JvmOptions options = new JvmOptions(List.of(
                OptionsFile.parse("jvm.busy.options", "-Xmn8m"), OptionsFile.parse("jvm.options", "-Xmx32m -Xmn4m")));
        assertThat(options.of(BUSY)).containsExactly("-Xmx32m", "-Xmn4m", "-Xmn8m");
        assertThat(options.of(QUIET)).containsExactly("-Xmx32m", "-Xmn4m");
        assertThat(JvmOptions.NONE.of(BUSY)).isEmpty();
    }

    @Test
    void aFileWithoutFlagsIsNotToBlame() {
        JvmOptions options = new JvmOptions(
                List.of(OptionsFile.parse("jvm.options", "# none"), OptionsFile.parse("jvm.busy.options", "-Xmn8m")));
        assertThat(options.namesOf(BUSY)).containsExactly("jvm.busy.options");
        assertThat(options.namesOf(QUIET)).isEmpty();
    }
}
