package faultlab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Row;
import faultlab.observe.Source;
import java.io.IOException;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import subject.RecordedEvidence;

class ResidenceRuleTest {

    @Test
    void withoutTheSchedulersFiguresVirtualThreadsAreNeitherFaultyNorHealthy() throws IOException {
        for (var program : new String[] {"hogs-on-carriers", "virtual-waits"}) {
            var diagnosis = Diagnose.of(without(program, row -> row.source() == Source.SCHEDULER));

            assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(diagnosis.missing())
                    .singleElement()
                    .asString()
                    .contains("figures of the scheduler of virtual threads")
                    .contains("it was not collected");
        }
    }

    @Test
    void theFiguresAtOneOfTheLooksAreNotEnough() throws IOException {
        var diagnosis = Diagnose.of(without(
                "hogs-on-carriers",
                row -> row.data() instanceof Data.Scheduler at && at.at().equals("first")));

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aProgramWithoutVirtualThreadsNeedsNone() throws IOException {
        var diagnosis = Diagnose.of(without("lock-contention", row -> row.source() == Source.SCHEDULER));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void saysWhoKeepsHowManyCarriersWhereAndWhoWaits() throws IOException {
        var finding = Diagnose.of(RecordedEvidence.of("initialiser")).findings().getFirst();

        assertThat(finding.summary())
                .contains("2 threads (hog-0, hog-1) wait for a class to be initialised")
                .contains("ResidencePrograms$Rates.<clinit>(ResidencePrograms.java:")
                .contains("so keep 2 of 2 carriers")
                .contains("20 threads (guest-0");
        assertThat(finding.evidence())
                .extracting(Finding.Clue::text)
                .contains(
                        "20 virtual threads were runnable at both looks without a carrier; 20 of them have never run at all")
                .anyMatch(text -> text.startsWith("parallelism 2, queued 20 at 'first' and 20 at 'second'"));
    }

    private static Evidence without(String program, Predicate<Row> left) throws IOException {
        var whole = RecordedEvidence.of(program);
        return new Evidence(
                whole.target(), whole.rows().stream().filter(left.negate()).toList());
    }
}
