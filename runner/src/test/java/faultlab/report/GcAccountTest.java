package faultlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Row;
import faultlab.observe.Source;
import faultlab.observe.Target;
import faultlab.report.GcAccount.Cause;
import faultlab.report.GcAccount.CollectorThread;
import faultlab.report.GcAccount.Flag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a collector did, of evidence written down here. */
class GcAccountTest {

    private static final Instant T = Instant.ofEpochMilli(1_000);

    private final List<Row> rows = new ArrayList<>();

    private void at(long millis, Source source, Data data) {
        rows.add(new Row(T.plusMillis(millis), source, data));
    }

    private Evidence evidence() {
        return new Evidence(new Target(1, "shop.Main", "25", T), rows);
    }

    private GcAccount account() {
        return GcAccount.of(evidence()).orElseThrow();
    }

    private void recorded() {
        at(0, Source.RECORDING, new Data.Pauses(3, 3, 6, 0, 2, 2, 900, 0, 0));
    }

    @Test
    void whatWasNotRecordedIsNotHealthy() {
        at(0, Source.THREADS, new Data.Checkpoint("begun", 1, 0));
        assertThat(GcAccount.of(evidence())).isEmpty();
    }

    @Test
    void divideWhatWasAllocatedByCollectionsOfACause() {
        recorded();
        at(9, Source.RECORDING, new Data.Collected("G1New", "G1 Humongous Allocation", 40, 20, 80_000_000));
        at(9, Source.RECORDING, new Data.Collected("G1Old", "G1 Humongous Allocation", 2, 0, 0));
        assertThat(account().causes())
                .containsExactly(
                        new Cause("G1New", "G1 Humongous Allocation", 40, 20, 2_000_000L),
                        new Cause("G1Old", "G1 Humongous Allocation", 2, 0, null));
        assertThat(new GcText(Style.PLAIN).headed(account()))
                .contains("40 × G1 Humongous Allocation (G1New), 2.0 MB allocated for each");
    }

    @Test
    void theTimelineBeginsWithWhatCameFirstAndEndsWithWhatEndedLast() {
        recorded();
        at(100, Source.THREADS, new Data.Checkpoint("begun", 1, 0));
        at(900, Source.THREADS, new Data.Checkpoint("full", 1, 0));
        at(400, Source.RECORDING, new Data.Collection("G1New", "G1 Evacuation Pause", 3, 3, 50L, 10L));
        at(890, Source.RECORDING, new Data.Collection("G1Old", "G1 Evacuation Pause", 30, 0, null, null));
        at(900, Source.RECORDING, new Data.Collected("G1New", "G1 Evacuation Pause", 5, 3, 0));
        at(900, Source.RECORDING, new Data.Collected("G1Old", "G1 Evacuation Pause", 5, 3, 0));
        assertThat(account().marks()).extracting(GcAccount.Mark::at).containsExactly(300.0, 790.0);
        assertThat(account().marks()).extracting(account()::cause).containsExactly(0, 1);
        assertThat(account().looks()).extracting(Timeline.Look::at).containsExactly(0.0, 800.0);
        assertThat(account().millis()).isEqualTo(820);
        assertThat(account().mostBytes()).isEqualTo(50);
        assertThat(account().each()).isEqualTo(5);
    }

    @Test
    void aThreadsTimeIsThatFromTheFirstLookToTheLast() {
        recorded();
        at(1, Source.THREADS, new Data.Worker("begun", "G1 Conc#0", 100));
        at(2, Source.THREADS, new Data.Worker("half", "G1 Conc#0", 150));
        at(3, Source.THREADS, new Data.Worker("full", "G1 Conc#0", 250));
        at(3, Source.THREADS, new Data.Worker("full", "G1 Refine#0", 0.4));
        assertThat(account().threads()).containsExactly(new CollectorThread("G1 Conc#0", 150));
    }

    @Test
    void flagsOfTheCollectorHaveTheirOriginAndOthersStayAway() {
        recorded();
        List.of(
                        new Data.Flag("UseG1GC", "true", "command line"),
                        new Data.Flag("G1PeriodicGCInterval", "10", "management"),
                        new Data.Flag("MaxNewSize", "1048576", "command line"),
                        new Data.Flag("MaxHeapSize", "67108864", "ergonomic"),
                        new Data.Flag("ParallelGCThreads", "2", "default"),
                        new Data.Flag("ReservedCodeCacheSize", "1", "ergonomic"))
                .forEach(flag -> at(1, Source.FLAGS, flag));
        assertThat(account().flags())
                .extracting(Flag::name)
                .containsExactly("UseG1GC", "G1PeriodicGCInterval", "MaxNewSize", "MaxHeapSize");
        assertThat(new GcText(Style.PLAIN).headed(account())).contains("G1PeriodicGCInterval=10 (management)");
    }

    @Test
    void whoWaitedAndWhatWaitsIsSaid() {
        recorded();
        at(1, Source.RECORDING, new Data.Stalls(66, 1_200, 90.25));
        at(1, Source.RECORDING, new Data.Humongous(2_400));
        at(1, Source.RECORDING, new Data.Finalizable("shop.Coat", 19_687, 12));
        assertThat(new GcText(Style.PLAIN).of(account()))
                .contains("66 × a thread waited for room, together 1200 ms, at most 90.3 ms")
                .contains("2400 regions given to objects of half a region or more")
                .contains("finalizer of shop.Coat: 19687 objects wait, 12 have run");
    }
}
