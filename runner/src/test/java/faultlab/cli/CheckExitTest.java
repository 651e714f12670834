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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Whose failure it is, told by the exit code: 1 the learner's, 3 the lab's own. */
class CheckExitTest {

    @TempDir
    Path home;

    private ToyLab toy;

    @BeforeEach
    void layOut() throws IOException {
        toy = ToyLab.in(home);
        ToyLab.warm(home);
    }

    private JsonNode check(String using, int exit) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(home, FaultLab::open);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        assertThat(line.execute("check", "toy", "--using", using, "--json"))
                .as("%s%s", out, err)
                .isEqualTo(exit);
        assertThat(out.toString().lines()).hasSize(1);
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void theFaultFails() throws IOException {
        JsonNode check = check("fault", Exits.FAIL);
        assertThat(check.path("verdict").asText()).isEqualTo("fail");
        assertThat(check.at("/signals/0/status").asText()).isEqualTo("faulty");
    }

    @Test
    void aLabWithoutTestsIsTheLabsFailure() throws IOException {
        toy.write("labs/toy/CounterTest.java", "package toy;\nclass CounterTest {}\n");
        JsonNode check = check("solution", Exits.ERROR);
        assertThat(check.path("verdict").asText()).isEqualTo("error");
        assertThat(check.path("next").asText())
                .contains("the lab's fault, not yours", "no tests", "`lab verify toy` shows more");
    }

    @Test
    void aScenarioThatReportsNothingIsTheLabsFailure() throws IOException {
        String scenario = Files.readString(home.resolve("faults/toy/ToyScenario.java"));
        toy.write("faults/toy/ToyScenario.java", scenario.replace("scenario.signal(\"missed\", missed);", ""));
        JsonNode check = check("solution", Exits.ERROR);
        assertThat(check.path("verdict").asText()).isEqualTo("error");
        assertThat(check.path("next").asText()).contains("the lab's fault, not yours", "once", "missed");
    }

    @Test
    void aLabWithoutAScenarioIsTheLabsFailure() throws IOException {
        Files.delete(home.resolve("faults/toy/ToyScenario.java"));
        JsonNode error = check("solution", Exits.ERROR).path("error");
        assertThat(error.path("exitCode").asInt()).isEqualTo(Exits.ERROR);
        assertThat(error.path("message").asText()).contains("no file *Scenario.java", "`lab verify toy`");
    }
}
