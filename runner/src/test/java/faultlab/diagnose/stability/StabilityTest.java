package faultlab.diagnose.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.EvidenceFile;
import faultlab.observe.Row;
import faultlab.observe.Source;
import faultlab.observe.Target;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StabilityTest {

    private static final String NO_RECORDING = "it has not run there yet";

    private static Sign sign(Kind kind, Row... rows) {
        var evidence = new Evidence(new Target(1, "Main", "25", Instant.EPOCH), Arrays.asList(rows));
        return Stability.of(evidence).signs().get(kind.ordinal());
    }

    private static Row row(Source source, Data data) {
        return new Row(Instant.EPOCH, source, data);
    }

    private static Row threads(int platform, int virtual) {
        return row(Source.THREADS, new Data.Checkpoint("a", platform, virtual));
    }

    private static Row live(long bytes) {
        return row(Source.HISTOGRAM, new Data.Live("a", 1, bytes));
    }

    private static Row counters(long pauses, double paused, long alive) {
        return row(Source.COUNTERS, new Data.Counters("a", pauses, paused, alive));
    }

    /** So many pauses with this mean and deviation. */
    private static Row pauses(int count, double mean, double deviation, double p99, double longest) {
        var all = new Data.Pauses(count, count, mean * count, deviation, p99, longest, 4000, 8_000_000, 2000);
        return row(Source.RECORDING, all);
    }

    private static Row missing(Source source, String why) {
        return row(source, new Data.Missing(why));
    }

    @ParameterizedTest
    @CsvSource({
        "20, 5, 25, HEALTHY",
        "20, 980, 1000, HEALTHY",
        "20, 981, 900, BETWEEN",
        "20, 9980, 8000, BETWEEN",
        "20, 9981, 8000, RISK",
        "20, 9981, 10001, RISK",
        "20, 9981, 10002, BETWEEN"
    })
    void manyThreadsAreARiskOnlyIfTheyDoNotDecline(int platform, int virtual, int before, Standing expected) {
        var sign = sign(Kind.THREADS, threads(before, 0), threads(platform, virtual));
        assertThat(sign.standing()).isEqualTo(expected);
        assertThat(sign.value()).isEqualTo(platform + virtual);
    }

    @Test
    void threadsAreToldByKindBesideTheFirstLook() {
        assertThat(sign(Kind.THREADS, threads(20, 3), threads(21, 12_000)).measured())
                .isEqualTo("12,021 (21 platform, 12,000 virtual), 23 at first");
    }

    @Test
    void oneLookAtManyThreadsDoesNotTellWhetherTheyDecline() {
        assertThat(sign(Kind.THREADS, threads(20, 12_000)).standing()).isEqualTo(Standing.BETWEEN);
    }

    @Test
    void threadsThatAreNotAllKnownAreNotHealthy() {
        var sign = sign(Kind.THREADS, threads(20, 0), missing(Source.THREADS, "virtual threads: no room"));
        assertThat(sign.standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(sign.missing()).contains("virtual threads: no room");
        assertThat(sign.value()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 10.0, HEALTHY",
        "20, 10.1, BETWEEN",
        "20, 20.0, BETWEEN",
        "20, 20.1, RISK",
        "1, 20.1, RISK",
        "19, 3.0, UNKNOWN"
    })
    void aShortP99IsHealthyOnlyOfManyPausesAndALongOneAlwaysARisk(int count, double p99, Standing expected) {
        assertThat(sign(Kind.GC_PAUSE_P99, pauses(count, 1, 1, p99, p99)).standing())
                .isEqualTo(expected);
    }

    @Test
    void ofFewerThanAHundredPausesTheP99IsTheLongest() {
        assertThat(sign(Kind.GC_PAUSE_P99, pauses(99, 1, 1, 4.5, 4.5)).measured())
                .isEqualTo("4.50 ms of 99 pauses, the longest");
        assertThat(sign(Kind.GC_PAUSE_P99, pauses(1000, 1, 1, 4.5, 12)).measured())
                .isEqualTo("4.50 ms of 1,000 pauses, the longest 12 ms");
    }

    @ParameterizedTest
    @CsvSource({
        "50, 2, 5, 17, 3.0, HEALTHY",
        "50, 2, 5, 17.5, 3.1, RISK",
        "50, 0.2, 0.1, 0.6, 4.0, BETWEEN",
        "50, 2, 0, 2, 0, HEALTHY"
    })
    void jitterIsHowManyDeviationsTheLongestPauseLiesAboveTheMean(
            int count, double mean, double deviation, double longest, double expected, Standing standing) {
        var sign = sign(Kind.GC_PAUSE_JITTER, pauses(count, mean, deviation, longest, longest));
        assertThat(sign.value()).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(sign.standing()).isEqualTo(standing);
    }

    /** Nine equal pauses and a far longer one: as far as the longest of ten can lie. */
    @Test
    void ofTenPausesNoneCanLieOverThreeDeviationsAboveTheMeanSoNothingIsSaid() {
        double mean = 10.9;
        double deviation = Math.sqrt((9 * Math.pow(1 - mean, 2) + Math.pow(100 - mean, 2)) / 10);
        assertThat((100 - mean) / deviation).isLessThanOrEqualTo(3 + 1e-9);
        assertThat(sign(Kind.GC_PAUSE_JITTER, pauses(10, mean, deviation, 100, 100))
                        .standing())
                .isEqualTo(Standing.UNKNOWN);
        assertThat(sign(Kind.GC_PAUSE_JITTER, pauses(11, mean, 1, 100, 100)).standing())
                .isEqualTo(Standing.RISK);
    }

    @Test
    void noPauseAtAllIsNoHealthyPause() {
        for (var kind : new Kind[] {Kind.GC_PAUSE_P99, Kind.GC_PAUSE_JITTER}) {
            var sign = sign(kind, pauses(0, 0, 0, 0, 0));
            assertThat(sign.standing()).isEqualTo(Standing.UNKNOWN);
            assertThat(sign.measured()).isEqualTo("no pause in 4.0 s");
            assertThat(sign.missing()).contains("too few");
        }
    }

    @Test
    void aHeapThatGrowsAtEachLookIsARisk() {
        var sign = sign(Kind.LIVE_HEAP, live(4_000_000), live(6_300_000), live(8_500_000));
        assertThat(sign.standing()).isEqualTo(Standing.RISK);
        assertThat(sign.measured()).isEqualTo("4.0 MB, then +2.3 MB, then +2.2 MB");
    }

    @ParameterizedTest
    @CsvSource({
        "4000000, 9000000, 9019000, HEALTHY",
        "4000000, 9000000, 5000000, HEALTHY",
        "4000000, 4640000, 4810000, BETWEEN",
        "4000000, 4000000, 9000000, BETWEEN",
    })
    void aHeapThatStoppedGrowingOrFellAfterACollectionIsNoRisk(long begun, long half, long full, Standing expected) {
        assertThat(sign(Kind.LIVE_HEAP, live(begun), live(half), live(full)).standing())
                .isEqualTo(expected);
    }

    @Test
    void twoLooksDoNotTellALeakFromAWarmUp() {
        assertThat(sign(Kind.LIVE_HEAP, live(4_000_000), live(9_000_000)).standing())
                .isEqualTo(Standing.BETWEEN);
        assertThat(sign(Kind.LIVE_HEAP, live(4_000_000)).standing()).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void withoutARecordingCollectionsAreCountedBetweenTheLooks() {
        var sign = sign(
                Kind.GC_COUNT,
                counters(100, 900, 60_000),
                counters(104, 950, 62_000),
                missing(Source.RECORDING, NO_RECORDING));
        assertThat(sign.measured()).isEqualTo("4 pauses in 2.0 s, 2.5 % paused; 104 since it started");
        assertThat(sign.standing()).isEqualTo(Standing.HEALTHY);
        assertThat(sign(Kind.GC_COUNT, counters(100, 900, 60_000), counters(150, 1100, 62_000))
                        .standing())
                .isEqualTo(Standing.BETWEEN);
    }

    @Test
    void withARecordingItSaysHowManyCollectionsThereWere() {
        assertThat(sign(Kind.GC_COUNT, pauses(30, 2, 1, 5, 5), counters(7, 1, 9))
                        .measured())
                .isEqualTo("30 in 4.0 s, 30 pauses, 1.5 % paused");
    }

    @Test
    void allocationIsToldAndNotJudged() {
        var sign = sign(Kind.ALLOCATION, pauses(30, 2, 1, 5, 5));
        assertThat(sign.standing()).isEqualTo(Standing.UNJUDGED);
        assertThat(sign.measured()).isEqualTo("4.0 MB/s (8.0 MB in 2.0 s)");
        assertThat(sign.risk()).isNull();
        assertThat(sign.healthy()).isNull();
    }

    @Test
    void whatWasNotCollectedIsUnknownAndSaysHowToGetIt() {
        var evidence = new Evidence(
                new Target(1, "Main", "25", Instant.EPOCH),
                Stream.of(Source.values())
                        .map(source -> missing(source, source == Source.RECORDING ? NO_RECORDING : "no " + source.id()))
                        .toList());
        assertThat(Stability.of(evidence).signs()).extracting(Sign::kind).containsExactly(Kind.values());
        assertThat(Stability.of(evidence).signs()).allSatisfy(sign -> {
            assertThat(sign.standing()).isEqualTo(Standing.UNKNOWN);
            assertThat(sign.missing()).containsAnyOf("no threads", "no histogram", NO_RECORDING);
        });
        assertThat(sign(Kind.GC_PAUSE_P99, missing(Source.RECORDING, NO_RECORDING))
                        .missing())
                .contains("--record");
        assertThat(Stability.of(Evidence.none("gone")).signs()).allMatch(sign -> sign.standing() == Standing.UNKNOWN);
    }

    @Test
    void evidenceOfAnOlderFaultLabSaysThatItIsOlder() throws Exception {
        var older = EvidenceFile.read(Path.of("src/test/resources/evidence/static-map.ndjson.gz"));
        var signs = Stability.of(older).signs();
        assertThat(signs.get(Kind.LIVE_HEAP.ordinal()).standing()).isEqualTo(Standing.RISK);
        assertThat(signs.get(Kind.GC_PAUSE_P99.ordinal()).missing()).contains("collect it anew");
    }

    @Test
    void aSignThatIsUnknownAndDoesNotSayWhyCannotBeMade() {
        assertThatThrownBy(() -> new Sign(Kind.THREADS, Standing.UNKNOWN, null, "", null))
                .hasMessageContaining("THREADS");
        assertThatThrownBy(() -> new Sign(Kind.THREADS, Standing.HEALTHY, 1.0, "1", "why"))
                .hasMessageContaining("HEALTHY");
    }
}
