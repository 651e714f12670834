package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.observe.Source;
import faultlab.report.Observation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExplainingRunTest {

    /** A JVM that halts leaves its recorder's folder where it is. */
    @Test
    void leavesNothingOfItsFlightRecordersBehind() {
        Session session = Session.open(Path.of(System.getProperty("faultlab.home")));
        Lab lab = session.catalog().lab("handoff");

        Observation seen = session.run(lab, Variant.fault(lab), false, false, shape -> {});

        assertThat(seen.shapes()).hasSize(4).allSatisfy(shape -> {
            assertThat(shape.evidence().missing(Source.RECORDING)).isEmpty();
            assertThat(Left.recordersOf(shape.evidence().target().pid())).isEmpty();
        });
        Left.nothing();
    }
}
