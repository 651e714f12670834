package faultlab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import faultlab.publish.PublishException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformancePageTest {

    private static final String BEGIN = "<!-- figures: measured and written by ./lab bench --write -->\n";
    private static final String END = "<!-- end of figures -->\n";

    @TempDir
    Path checkout;

    private static Measured measured() {
        var samples = new Samples(
                List.of(Map.of(Figure.MAVEN, 9_000.0, Figure.VERDICT, 1_000.0, Figure.TESTS_CPU, 450.0)),
                Map.of(Figure.HELLO_CPU, "this system counts nothing"));
        return new Measured(
                "toy",
                1,
                3,
                new Measured.Machine("Linux amd64", 2, "25"),
                Stream.of(Comparison.VERDICT, Comparison.TEST_JVM)
                        .map(samples::compare)
                        .toList(),
                List.of("Maven fetched."));
    }

    private Path page(String text) throws IOException {
        var page = checkout.resolve(PerformancePage.PLACE);
        Files.createDirectories(checkout.resolve("docs"));
        return Files.writeString(page, text);
    }

    @Test
    void theFiguresTakeThePlaceOfTheOldOnesAndTheWordsAroundThemStay() throws IOException {
        var page = page("Above\n" + BEGIN + "stale figures\n" + END + "Below\n");
        PerformancePage.of(checkout).orElseThrow().write(measured());
        assertThat(page)
                .content()
                .startsWith("Above\n" + BEGIN + "| divided |")
                .contains("| **9.0×** | 9.0× – 9.0× | ≥ 8 now, ≥ 15 later | yes |")
                .contains("| missing: this system counts nothing |  | ≤ 8 now, ≤ 5 later |  |")
                .contains("Lab `toy` (3 tests), 1 round and one to warm. Linux amd64, 2 cores, JDK 25."
                        + " Command: `./lab bench --lab toy --rounds 1 --write`.")
                .contains("Maven fetched.")
                .endsWith(END + "Below\n")
                .doesNotContain("stale figures");
    }

    @Test
    void aPageWithoutAPlaceForFiguresIsLeftAsItIs() throws IOException {
        var page = page("Only words\n");
        assertThatThrownBy(() -> PerformancePage.of(checkout).orElseThrow().write(measured()))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("end of figures");
        assertThat(page).hasContent("Only words\n");
    }

    @Test
    void theCheckoutsOwnPageHasThePlace() throws IOException {
        var own = Path.of(System.getProperty("faultlab.home"), PerformancePage.PLACE);
        var page = page(Files.readString(own));
        PerformancePage.of(checkout).orElseThrow().write(measured());
        assertThat(page).content().contains("**9.0×**");
    }

    @Test
    void theTerminalGetsTheSameFigures() {
        assertThat(BenchText.of(measured()))
                .contains("verdict            9.0× (9.0× – 9.0×), aim ≥ 8 now, ≥ 15 later: met")
                .contains("`mvn -o -q test` on the same class and tests, 9,000 ms")
                .contains("test-jvm           missing: this system counts nothing")
                .contains("the JVM of the lab's tests, 450 ms of CPU");
    }
}
