package faultlab.verify;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Evidence;
import faultlab.observe.EvidenceFile;
import faultlab.observe.Row;
import faultlab.observe.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {

    private static final Path RECORDED = Path.of("src/test/resources/evidence");

    @TempDir
    Path folder;

    private JournalLab toy;

    @BeforeEach
    void aHealthyLab() throws IOException {
        toy = JournalLab.in(folder);
    }

    @Test
    void theFaultsEvidenceNamesTheLabAndTheRestIsHealthy() {
        assertThat(replayed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "fault-many, late-taker, 'diagnosed as nothing, not as handoff'",
        "fault-many, deadlock-monitors, 'diagnosed as deadlock, not as handoff'",
        "fault-few, sender, 'evidence without the fault is diagnosed as handoff'",
        "solution-many, sender, 'evidence without the fault is diagnosed as handoff'",
        "solution-few, deadlock-locks, 'evidence without the fault is diagnosed as deadlock'",
    })
    void evidenceThatTellsOtherwiseIsRefused(String file, String recorded, String problem) throws IOException {
        Files.copy(
                RECORDED.resolve(recorded + ".ndjson.gz"),
                toy.file("labs/handoff/evidence/" + file + ".ndjson.gz"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(replayed())
                .singleElement()
                .asString()
                .startsWith("labs/handoff/evidence/" + file)
                .contains(problem, "`lab record handoff`");
    }

    @Test
    void evidenceWithoutLiveObjectsIsRefusedAndNotTakenForHealthy() throws IOException {
        Evidence whole = EvidenceFile.read(RECORDED.resolve("late-taker.ndjson.gz"));
        List<Row> rows = whole.rows().stream()
                .filter(row -> row.source() != Source.HISTOGRAM)
                .toList();
        EvidenceFile.write(
                toy.file("labs/handoff/evidence/solution-many.ndjson.gz"), new Evidence(whole.target(), rows));
        assertThat(replayed())
                .singleElement()
                .asString()
                .contains("diagnosed as nothing, for want of [live objects counted at two checkpoints")
                .contains("`lab record handoff`");
    }

    @Test
    void evidenceThatCannotBeReadIsRefused() throws IOException {
        toy.write("labs/handoff/evidence/fault-few.ndjson.gz", "not gzip");
        assertThat(replayed()).singleElement().asString().contains("cannot be replayed");
    }

    private List<String> replayed() {
        return Replay.flaws(toy.lab()).stream().map(Flaw::toString).toList();
    }
}
