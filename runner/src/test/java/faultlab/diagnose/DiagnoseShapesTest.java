package faultlab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import subject.RecordedEvidence;

class DiagnoseShapesTest {

    @Test
    void theUnionOverShapesNamesTheShapeOfEachFindingAndPutsTheSurestFirst() throws IOException {
        var shapes = new TreeMap<>(Map.of(
                "a", RecordedEvidence.of("taker"),
                "b", RecordedEvidence.of("late-taker"),
                "c", RecordedEvidence.of("deadlock-monitors")));

        var diagnosis = Diagnose.ofShapes(shapes);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.FAULTY);
        assertThat(diagnosis.findings())
                .extracting(finding -> finding.shape() + " " + finding.cause())
                .containsExactly("c deadlock", "a handoff");
    }

    @Test
    void noShapesAtAllAreUnknown() {
        var diagnosis = Diagnose.ofShapes(Map.of());

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(diagnosis.missing()).containsExactly("no shape was run");
    }
}
