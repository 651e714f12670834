package faultlab.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Evidence;
import faultlab.report.Places;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final Places PLACES = new Places("desk");

    @Test
    void threadsStandSideBySideAtBothCheckpointsAndTheUnmovedAreMarked() {
        var table = ThreadTable.of(Seen.evidence("customer-0"), PLACES);
        assertThat(List.of(table.first(), table.last())).containsExactly("waiting", "settled");
        assertThat(table.application())
                .extracting(ThreadLine::name, ThreadLine::kind, ThreadLine::isSamePlace)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("customer-0", "platform", true),
                        org.assertj.core.groups.Tuple.tuple("#3", "virtual", true),
                        org.assertj.core.groups.Tuple.tuple("busy", "platform", false));
        assertThat(table.others()).extracting(ThreadLine::name).containsExactly("Reference Handler");
    }

    @Test
    void oneCheckpointAloneMarksNoThreadAsUnmoved() {
        var rows = Seen.evidence("customer-0").rows().stream()
                .filter(row -> !row.data().toString().contains("settled"))
                .toList();
        var table = ThreadTable.of(new Evidence(Seen.evidence("x").target(), rows), PLACES);
        assertThat(table.last()).isEmpty();
        assertThat(table.application()).isNotEmpty().noneMatch(ThreadLine::isSamePlace);
    }

    @Test
    void noDumpAtAllIsAnEmptyTable() {
        var table = ThreadTable.of(new Evidence(Seen.evidence("x").target(), List.of()), PLACES);
        assertThat(table.first()).isEmpty();
    }

    @Test
    void theLabsPackageIsLeftOutOfPlaces() {
        assertThat(ThreadTable.of(Seen.evidence("customer-0"), PLACES).application())
                .extracting(ThreadLine::line)
                .contains("Desk.put(Desk.java:3)");
    }
}
