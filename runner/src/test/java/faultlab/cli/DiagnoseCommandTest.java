package faultlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.FaultLab;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import subject.SubjectJvm;

/** What {@code lab diagnose PID} may do to a heap, and what it says of it. */
class DiagnoseCommandTest {

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void countsLiveObjectsInASmallHeapAndSaysWhatThatCost() throws Exception {
        assertThat(diagnose()).as("%s%s", out, err).isEqualTo(Exits.OK);
        assertThat(out.toString()).contains("healthy");
        assertThat(err.toString()).containsPattern("it cost 2 × class histogram, together \\d+ ms: a full collection");
    }

    @Test
    void isNotHealthyWhereItMustNotCountAndNamesTheFlag() throws Exception {
        assertThat(diagnose("--no-heap")).isEqualTo(Exits.FAIL);
        assertThat(out.toString()).contains("unknown").contains("--no-heap");
        assertThat(err.toString()).doesNotContain("class histogram");
    }

    private int diagnose(String... flags) throws Exception {
        try (var jvm = SubjectJvm.start("idle-consumer")) {
            var words = new String[flags.length + 2];
            words[0] = "diagnose";
            words[1] = Long.toString(jvm.pid());
            System.arraycopy(flags, 0, words, 2, flags.length);
            var line = Main.commandLine(home, FaultLab::open);
            line.setOut(new PrintWriter(out));
            line.setErr(new PrintWriter(err));
            return line.execute(words);
        }
    }
}
