package faultlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.FaultLab;
import faultlab.session.ToyLab;
import faultlab.verify.JournalLab;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aHealthyLab() throws IOException {
        JournalLab.in(home);
        ToyLab.warm(home);
    }

    @Test
    void endsWithZeroOnlyIfEverythingWasProvedAndSaysWhatInJson() throws IOException {
        assertThat(lab("verify", "--json")).isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("failed").asInt()).isZero();
        JsonNode lab = json.path("labs").path(0);
        assertThat(lab.path("id").asText()).isEqualTo("handoff");
        assertThat(lab.path("fault").asText()).isEqualTo("fails");
        assertThat(lab.path("status").asText()).isEqualTo("pass");
        assertThat(lab.at("/solutions/1/name").asText()).isEqualTo("alternative:at-the-end");
        assertThat(lab.at("/decoys/1/rejectedBy").asText()).isEqualTo("signals:many.lost");
        assertThat(err.toString()).contains("handoff: files looked through, all in order", "decoy:backwards falls to");
    }

    @Test
    void endsWithOneAndNamesWhatToMendFirst() throws IOException {
        JournalLab.in(home.resolve("other")).remove("labs/handoff/JournalTest.java");
        home = home.resolve("other");
        assertThat(lab("verify", "handoff")).isEqualTo(1);
        assertThat(out.toString())
                .contains("not run until this is mended", "labs/handoff/", "there is no *Test.java")
                .contains("Begin with the first, then `lab verify handoff` again.", "FAIL  0 of 1 labs proved");
    }

    @Test
    void refusesWrongUse() {
        assertThat(lab("verify", "--times", "0")).isEqualTo(2);
        assertThat(lab("verify", "handof")).isEqualTo(2);
        assertThat(err.toString()).contains("--times is 1 to", "Did you mean handoff?");
    }

    private int lab(String... args) {
        CommandLine line = Main.commandLine(home, FaultLab::open);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }
}
