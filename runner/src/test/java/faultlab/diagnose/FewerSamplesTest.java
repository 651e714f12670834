package faultlab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Data.Kept;
import faultlab.observe.Evidence;
import faultlab.observe.EvidenceFile;
import faultlab.observe.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The recorder keeps 256 of the objects that it sampled and drops the others at random, so the same leak has a path with half as many samples
 * the next time: what is said of every lab's evidence does not hang on that.
 */
class FewerSamplesTest {

    static Stream<Path> labs() throws IOException {
        try (Stream<Path> labs = Files.list(Path.of("../labs"))) {
            return labs.filter(lab -> Files.exists(lab.resolve("lab.yaml"))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("labs")
    void halfTheSamplesOfAnyOnePathChangeNoCause(Path lab) throws IOException {
        var all = new SoftAssertions();
        for (Path file : recorded(lab)) {
            var evidence = EvidenceFile.read(file);
            var cause = cause(evidence);
            for (Kept kept : evidence.all(Kept.class).toList()) {
                var fewer = with(evidence, kept, Math.max(1, kept.samples() / 2));
                all.assertThat(cause(fewer))
                        .as("%s with %d samples of %d of %s", file, kept.samples() / 2, kept.samples(), kept)
                        .isEqualTo(cause);
            }
        }
        all.assertAll();
    }

    private static List<Path> recorded(Path lab) throws IOException {
        try (Stream<Path> files = Files.list(lab.resolve("evidence"))) {
            var recorded = files.sorted().toList();
            assertThat(recorded).isNotEmpty();
            return recorded;
        }
    }

    private static Evidence with(Evidence evidence, Kept kept, int samples) {
        var other = new Kept(kept.type(), samples, kept.bytes(), kept.frame(), kept.path(), kept.root(), kept.thread());
        return new Evidence(
                evidence.target(),
                evidence.rows().stream()
                        .map(row -> row.data() == kept ? new Row(row.t(), row.source(), other) : row)
                        .toList());
    }

    /** The verdict, and what is named first. */
    private static String cause(Evidence evidence) {
        var diagnosis = Diagnose.of(evidence);
        return diagnosis.findings().stream()
                .findFirst()
                .map(Finding::cause)
                .orElse(diagnosis.verdict().toString());
    }
}
