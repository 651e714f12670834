package faultlab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Data;
import faultlab.observe.Data.Collected;
import faultlab.observe.Data.Flag;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.Row;
import faultlab.observe.Source;
import faultlab.observe.Target;
import faultlab.observe.ThreadRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules over a collector's figures, of evidence written down here; and for each what keeps it silent. */
class GcRulesTest {

    private static final Instant T = Instant.EPOCH;
    private static final Frame AT = Frame.of("app//shop.Press.read(Press.java:7)");
    private static final long MB = 1 << 20;

    private final List<Row> rows = new ArrayList<>();

    private void add(Source source, Data data) {
        rows.add(new Row(T, source, data));
    }

    private void collected(String collector, String cause, int collections, long each) {
        add(Source.RECORDING, new Collected(collector, cause, collections, 1, each * collections));
    }

    private void flag(String name, Object value, String origin) {
        add(Source.FLAGS, new Flag(name, String.valueOf(value), origin));
    }

    private List<Finding> found(Rule rule) {
        return rule.findings(new Evidence(new Target(1, "shop.Main", "25", T), rows));
    }

    private String mechanism(Rule rule) {
        var found = found(rule);
        assertThat(found).hasSize(1);
        return found.getFirst().mechanism();
    }

    @Test
    void collectionsForLargeObjectsHaveTheirLine() {
        collected("G1New", "G1 Humongous Allocation", 20, 30 * MB);
        flag("G1HeapRegionSize", MB, "ergonomic");
        add(Source.RECORDING, new Data.Large("byte[]", AT, "java.io.InputStream.readAllBytes", 600, 600 * MB, 700_000));
        assertThat(mechanism(new HumongousRule())).isEqualTo("large-arrays");
        assertThat(found(new HumongousRule()).getFirst().evidence().getFirst().frame())
                .isEqualTo(AT.toString());
    }

    @Test
    void whatOnlyBeginsACycleIsCountedOnce() {
        collected("G1New", "G1 Humongous Allocation", 3, 30 * MB);
        collected("G1Old", "G1 Humongous Allocation", 3, 0);
        assertThat(found(new HumongousRule())).isEmpty();
    }

    private void finalizers(long atOneLook, long run) {
        add(Source.RECORDING, new Data.Finalizable("shop.Slide", 0, run));
        add(Source.HISTOGRAM, new Data.Histogram("half", "java.lang.ref.Finalizer", atOneLook, 40 * atOneLook));
        add(Source.HISTOGRAM, new Data.Histogram("full", "java.lang.ref.Finalizer", atOneLook, 40 * atOneLook));
    }

    private void finalizerAt(String at, Frame frame) {
        add(
                Source.THREADS,
                new Data.Threads(
                        at,
                        new ThreadRow(
                                9,
                                "Finalizer",
                                false,
                                true,
                                Thread.State.WAITING,
                                0.0,
                                List.of(frame),
                                null,
                                null,
                                List.of(),
                                null)));
    }

    @Test
    void finalizersThatWaitAreToldFromTheOneThatStandsStill() {
        finalizers(1_500, 3_000);
        assertThat(mechanism(new FinalizersRule())).isEqualTo("each-object");
        finalizerAt("half", AT);
        finalizerAt("full", AT);
        assertThat(mechanism(new FinalizersRule())).isEqualTo("blocked");
    }

    @Test
    void aNetThatHasCaughtWhatWasForgottenIsNoFault() {
        finalizers(20, 3_000);
        assertThat(found(new FinalizersRule())).isEmpty();
    }

    @Test
    void collectionsThatSomebodyAsksForHaveTheLineThatAsks() {
        collected("SerialOld", "System.gc()", 80, 0);
        add(Source.RECORDING, new Data.Event("jdk.SystemGC", 3, "main", AT, Map.of()));
        assertThat(mechanism(new TriggersRule())).isEqualTo("asked-for");
        assertThat(found(new TriggersRule()).getFirst().evidence().getFirst().frame())
                .isEqualTo(AT.toString());
    }

    @Test
    void onceInAWhileIsNoHabit() {
        collected("SerialOld", "System.gc()", 3, 0);
        assertThat(found(new TriggersRule())).isEmpty();
    }

    @Test
    void aSizeOrGoalIsAFaultWhereCollectionsAreDense() {
        flag("MaxHeapSize", 100 * MB, "command line");
        flag("MaxNewSize", 2 * MB, "command line");
        collected("DefNew", "Allocation Failure", 150, 2 * MB);
        assertThat(mechanism(new TriggersRule())).isEqualTo("fixed-young");
        rows.clear();
        flag("MaxHeapSize", 100 * MB, "command line");
        flag("MaxNewSize", 40 * MB, "command line");
        collected("DefNew", "Allocation Failure", 150, 35 * MB);
        assertThat(found(new TriggersRule())).isEmpty();
    }

    @Test
    void aHopelessGoalIsTold() {
        flag("MaxHeapSize", 100 * MB, "command line");
        flag("UseG1GC", true, "command line");
        flag("MaxGCPauseMillis", 1, "command line");
        collected("G1New", "G1 Evacuation Pause", 60, 4 * MB);
        assertThat(mechanism(new TriggersRule())).isEqualTo("hopeless-goal");
    }

    @Test
    void aFlagThatAProgramHasSetIsTold() {
        flag("SoftMaxHeapSize", 24 * MB, "command line");
        assertThat(found(new TriggersRule())).isEmpty();
        rows.clear();
        flag("SoftMaxHeapSize", 24 * MB, "management");
        assertThat(mechanism(new TriggersRule())).isEqualTo("overridden");
    }

    @Test
    void markingThatNeverBeginsIsToldFromOneThatDoes() {
        flag("UseG1GC", true, "command line");
        flag("InitiatingHeapOccupancyPercent", 95, "command line");
        collected("G1Full", "G1 Compaction Pause", 9, 0);
        assertThat(mechanism(new MarkingRule())).isEqualTo("never-begins");
        collected("G1Old", "G1 Evacuation Pause", 12, 0);
        assertThat(found(new MarkingRule())).isEmpty();
    }

    @Test
    void waitsForRoomAreTold() {
        add(Source.RECORDING, new Data.Stalls(2, 10, 5));
        assertThat(found(new MarkingRule())).isEmpty();
        rows.clear();
        add(Source.RECORDING, new Data.Stalls(66, 1_200, 90));
        assertThat(mechanism(new MarkingRule())).isEqualTo("cannot-keep-up");
    }

    @Test
    void serialIsAFaultOnlyWhereOneProcessorChoseItAndEverythingIsCollected() {
        flag("UseSerialGC", true, "ergonomic");
        collected("SerialOld", "Allocation Failure", 18, 18 * MB);
        assertThat(found(new MarkingRule())).isEmpty();
        flag("ActiveProcessorCount", 1, "command line");
        assertThat(mechanism(new MarkingRule())).isEqualTo("no-such-collector");
    }

    private void outgrown(long live, long later) {
        add(Source.RECORDING, new Data.Allocated("[B", AT, "java.util.Arrays.copyOf", 500, 180 * MB));
        add(Source.RECORDING, new Data.Allocated("java.lang.String", AT, "", 40, 10 * MB));
        add(Source.HISTOGRAM, new Data.Live("half", 10, live));
        add(Source.HISTOGRAM, new Data.Live("full", 10, later));
        collected("DefNew", "Allocation Failure", 14, 19 * MB);
    }

    @Test
    void arraysThatAreOutgrownAreAPoolsFaultIfNothingStays() {
        outgrown(4 * MB, 4 * MB);
        assertThat(mechanism(new SizeclassesRule())).isEqualTo("outgrown");
        rows.clear();
        outgrown(4 * MB, 40 * MB);
        assertThat(found(new SizeclassesRule())).isEmpty();
    }
}
