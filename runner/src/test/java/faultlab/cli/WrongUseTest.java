package faultlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.FaultLab;
import faultlab.session.ToyLab;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Words that are wrong: exit code 2, what was wrong, the nearest right ones; with {@code --json} as one object. */
class WrongUseTest {

    @TempDir
    static Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void layOut() throws IOException {
        ToyLab.in(home);
    }

    private int lab(String... words) {
        CommandLine line = Main.commandLine(home, FaultLab::open);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chekc toy                       | check",
                "check                           | ID",
                "check toys                      | Did you mean toy?",
                "check zzzzzz                    | There are: toy.",
                "check toy                       | lab start toy",
                "check toy --using work          | lab start toy",
                "check toy --using solutoin      | Did you mean solution",
                "check toy --using decoy:none    | there is no variant or folder",
                "check toy --using nowhere/at/all | there is no variant or folder",
                "check toy --usign fault         | --using",
                "hint toy 9                      | hints 1 to 2, not 9",
                "hint toy one                    | one",
                "diff toy                        | lab start toy",
                "watch toy                       | lab start toy",
                "watch                           | lab start",
                "start                           | ID",
                "start toys                      | Did you mean toy?",
                "reset toys                      | Did you mean toy?",
                "solution toys                   | Did you mean toy?",
                "run toys                        | Did you mean toy?"
            })
    void isToldWithTheNearestRightWords(String words, String offer) throws IOException {
        String[] line = words.split(" +");
        assertThat(lab(line)).as(err.toString()).isEqualTo(Exits.USAGE);
        assertThat(err.toString()).contains(offer);
        assertThat(out.toString()).isEmpty();

        err.getBuffer().setLength(0);
        String[] withJson =
                Stream.concat(Arrays.stream(line), Stream.of("--json")).toArray(String[]::new);
        assertThat(lab(withJson)).isEqualTo(Exits.USAGE);
        assertThat(out.toString().lines()).hasSize(1);
        JsonNode error = new ObjectMapper().readTree(out.toString()).path("error");
        assertThat(error.path("exitCode").asInt()).isEqualTo(Exits.USAGE);
        assertThat(error.path("message").asText()).isNotEmpty();
        assertThat(Files.exists(home.resolve("work"))).isFalse();
    }

    @Test
    void anEmptyVariantIsNoFolder() {
        assertThat(lab("check", "toy", "--using", "")).isEqualTo(Exits.USAGE);
        assertThat(err.toString()).contains("there is no variant or folder \"\"");
    }

    @Test
    void aVariantThatIsNoPathAtAllIsTold() {
        assertThat(lab("check", "toy", "--using", "a\0b")).isEqualTo(Exits.USAGE);
    }

    @Test
    void aBrokenLabYamlIsTheLabsFailure(@TempDir Path broken) throws IOException {
        ToyLab toy = ToyLab.in(broken);
        Path yaml = broken.resolve("labs/toy/lab.yaml");
        toy.write("labs/toy/lab.yaml", Files.readString(yaml).replace("minutes", "minuets"));
        CommandLine line = Main.commandLine(broken, FaultLab::open);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        assertThat(line.execute("check", "toy", "--using", "fault", "--json")).isEqualTo(Exits.ERROR);
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .at("/error/message")
                        .asText())
                .contains("lab.yaml", "minuets");
        assertThat(err.toString()).doesNotContain("\tat ");
    }
}
