package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Catalog;
import faultlab.catalog.Lab;
import faultlab.catalog.Root;
import faultlab.catalog.Variant;
import faultlab.verify.Stage;
import faultlab.verify.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a check says to do next; handoff's shape late is clean even with the fault. */
class NextTest {

    private static final Lab LAB = Catalog.load(List.of(new Root(Path.of(System.getProperty("faultlab.home")))))
            .lab("handoff");

    @Test
    void whereOnlyWhatTheFaultLeavesAloneIsNotWellTheFaultIsGone() {
        assertThat(after("signals:late.handedOver")).startsWith("The fault is gone, but ");
    }

    @Test
    void whereAShapeOfTheFaultIsNotWellTheFaultShows() {
        assertThat(after("signals:late.handedOver", "signals:sender.answered")).startsWith("The fault still shows. ");
    }

    private static String after(String... failed) {
        Stage signals =
                new Stage("signals", Status.FAIL, 1, "not healthy", List.of(), List.of(), List.of(failed), false);
        return Next.step(LAB, Variant.fault(LAB), Status.FAIL, List.of(signals));
    }
}
