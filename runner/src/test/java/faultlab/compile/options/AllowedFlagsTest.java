package faultlab.compile.options;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.compile.options.AllowedFlags.Family;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The table against this JDK: a flag that a JDK no longer has would be taken here and keep the JVM from starting. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllowedFlagsTest {

    private static final Pattern LINE = Pattern.compile("\\s*(\\w+) (\\w+)\\s+=.*");

    /** Types by name of all flags that this JDK has, locked ones included. */
    private final Map<String, String> types = new HashMap<>();

    @BeforeAll
    void askTheJvm() throws IOException {
        for (String line : said("-XX:+PrintFlagsFinal", "-version").lines().toList()) {
            Matcher flag = LINE.matcher(line);
            if (flag.matches()) {
                types.put(flag.group(2), flag.group(1));
            }
        }
        assertThat(types).hasSizeGreaterThan(500);
    }

    private static String said(String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+UnlockDiagnosticVMOptions"));
        command.addAll(List.of(flags));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Stream<String> names(Family family) {
        return family.begin().equals("-XX:") ? family.names().stream() : Stream.empty();
    }

    @Test
    void everyFlagIsOneOfThisJdk() {
        assertThat(AllowedFlags.FAMILIES.stream().flatMap(AllowedFlagsTest::names))
                .hasSizeGreaterThan(80)
                .allSatisfy(name -> assertThat(types).containsKey(name));
    }

    @Test
    void everyFormIsOfTheFlagsType() {
        for (Family family : AllowedFlags.FAMILIES) {
            boolean isSwitch = family.form() == Form.SWITCH || family.form() == Form.ON;
            boolean isFraction = family.form() == Form.DECIMAL || family.form() == Form.PART;
            boolean isWord = family.form().expected().startsWith("one of");
            String expected =
                    isSwitch ? "bool" : isFraction ? "double" : isWord ? "ccstr" : "(u?intx?|uint64_t|size_t)";
            names(family).forEach(name -> assertThat(types.get(name)).as(name).matches(expected));
        }
    }

    @Test
    void theJvmStartsSilentlyWithThoseThatAreNoFlagsOfHotspot() throws IOException {
        assertThat(said(
                        "--finalization=disabled",
                        "-Djdk.virtualThreadScheduler.parallelism=1",
                        "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                        "-Djdk.nio.maxCachedBufferSize=1",
                        "-Xss512k",
                        "-version"))
                .contains(" version ")
                .doesNotContainIgnoringCase("warning");
    }

    /** Nothing that is refused for a reason is in the table of what is taken. */
    @Test
    void noFlagIsBothAllowedAndRefused() {
        for (Family family : AllowedFlags.FAMILIES) {
            for (String name : family.names()) {
                Stream.of("+" + name, name + "=1", name + "1", name + ":gc")
                        .map(rest -> new Flag(family.begin() + rest, 1, 1))
                        .forEach(flag -> assertThat(RefusedFlags.objection(flag))
                                .as(flag.text())
                                .isEmpty());
            }
        }
    }
}
