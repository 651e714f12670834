package faultlab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Evidence;
import faultlab.observe.EvidenceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenamingTest {

    private record Conclusion(Verdict verdict, List<String> findings) {}

    static Stream<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/evidence"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void renamingAllThreadsClassesAndMethodsOfTheApplicationChangesNoConclusion(Path file) throws IOException {
        var evidence = EvidenceFile.read(file);
        var renamed = Renamed.of(evidence);

        assertThat(renamed.rows().toString()).doesNotContain("subject.", "Programs.java");
        assertThat(conclude(renamed)).isEqualTo(conclude(evidence));
    }

    private static Conclusion conclude(Evidence evidence) {
        var diagnosis = Diagnose.of(evidence);
        return new Conclusion(
                diagnosis.verdict(),
                diagnosis.findings().stream()
                        .map(finding -> finding.cause() + " " + finding.mechanism() + " " + finding.confidence())
                        .toList());
    }
}
