package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.observe.Source;
import faultlab.report.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplainingRunTest {

    /** The recorder names its folder by the time and its JVM's process id, and a JVM that halts leaves it where it is. */
    @Test
    void leavesNothingOfItsFlightRecordersBehind() throws IOException {
        Session session = Session.open(Path.of(System.getProperty("faultlab.home")));
        Lab lab = session.catalog().lab("handoff");

        Observation seen = session.run(lab, Variant.fault(lab), false, false, shape -> {});

        assertThat(seen.shapes()).hasSize(4).allSatisfy(shape -> {
            assertThat(shape.evidence().missing(Source.RECORDING)).isEmpty();
            assertThat(inTemporaryFolder("_" + shape.evidence().target().pid())).isEmpty();
        });
        Left.nothing();
    }

    private static List<Path> inTemporaryFolder(String end) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.filter(entry -> entry.toString().endsWith(end)).toList();
        }
    }
}
