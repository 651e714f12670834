package faultlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import faultlab.FaultLab;
import faultlab.session.ToyLab;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole measurement on a small lab. How fast anything is proves nothing here. */
@Timeout(600)
class BenchCommandTest {

    private static final int COMPARISONS = 6;

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void layOut() throws IOException {
        ToyLab.in(home);
        ToyLab.warm(home);
        // the plugins' versions, which Maven's local repository has
        var checkout = Path.of(System.getProperty("faultlab.home"));
        Files.copy(checkout.resolve("pom.xml"), home.resolve("pom.xml"));
    }

    private int type(String... words) {
        return Main.commandLine(home, FaultLab::open)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    @Test
    void oneRoundIsMeasuredToldAndWrittenAndLeavesNothingBehind() throws IOException {
        var page = home.resolve("docs/performance.md");
        Files.createDirectories(home.resolve("docs"));
        Files.copy(Path.of(System.getProperty("faultlab.home"), "docs/performance.md"), page);
        var before = entries();
        assertThat(type("bench", "--rounds", "1", "--json", "--write"))
                .as(err.toString())
                .isZero();
        var measured = Schema.holds("bench", Schema.onlyObject(out.toString()));
        assertThat(measured.path("lab").asText()).isEqualTo("toy");
        assertThat(measured.path("tests").asInt()).isEqualTo(1);
        var compared = list(measured.path("compared"));
        assertThat(compared).hasSize(COMPARISONS);
        compared.forEach(BenchCommandTest::isWholeOrMissing);
        assertThat(err.toString())
                .contains("warming: the JVM of the lab's tests", "round 1 of 1: the JVM of the lab's tests")
                .contains("wrote docs/performance.md");
        assertThat(page).content().contains("Lab `toy` (1 test), 1 round and one to warm.");
        assertThat(entries()).isEqualTo(before);
    }

    private static void isWholeOrMissing(JsonNode compared) {
        for (var spread :
                List.of(compared.path("ratio"), compared.at("/dividend/millis"), compared.at("/divisor/millis"))) {
            if (!compared.has("missing")) {
                assertThat(spread.path("min").asDouble())
                        .as(compared.toString())
                        .isPositive();
                assertThat(spread.path("median")).isEqualTo(spread.path("min"));
                assertThat(spread.path("median")).isEqualTo(spread.path("max"));
            }
        }
        assertThat(compared.has("met")).isEqualTo(compared.has("aim") && compared.has("ratio"));
    }

    @Test
    void aSolutionThatFailsIsTheLabsOwnFailure() throws IOException {
        Files.writeString(home.resolve("solutions/toy/Counter.java"), ToyLab.subject("", "return 3;"));
        assertThat(type("bench", "--rounds", "1", "--json")).isEqualTo(3);
        Schema.holds("error", Schema.onlyObject(out.toString()));
    }

    @Test
    void wrongUseIsSaidBeforeAnythingIsMeasured() {
        assertThat(type("bench", "--rounds", "0")).isEqualTo(2);
        assertThat(type("bench", "--lab", "nosuch")).isEqualTo(2);
        assertThat(type("bench", "--write")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--rounds is 1 to 100, got 0")
                .contains("nosuch")
                .contains("--write needs " + home.resolve("docs/performance.md"))
                .doesNotContain("warming");
    }

    /** What lies in the home, but for the caches and the page itself. */
    private Set<String> entries() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.map(file -> home.relativize(file).toString())
                    .filter(file -> !file.startsWith(".lab"))
                    .collect(Collectors.toSet());
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        return array.valueStream().toList();
    }
}
