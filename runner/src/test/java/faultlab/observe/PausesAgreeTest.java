package faultlab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import subject.CollectingProgram;
import subject.SubjectJvm;

/** The GC log, the flight recorder, the JVM's counters and its MXBeans tell the same of the same collections. */
class PausesAgreeTest {

    /** A pause's own line in the log, in milliseconds with three decimals; ZGC logs pauses as phases. */
    private static final Pattern LOGGED =
            Pattern.compile("(?m)\\[gc(?:,phases)?\\s*\\] GC\\(\\d+\\) (?:[yYO]: )?Pause [^\\n]*? (\\d+\\.\\d{3})ms$");

    /** Big enough that nothing is collected before it is told to; ZGC warms up at a tenth of the heap. */
    private static final List<String> QUIET = List.of("-Xmx512m", "-Xmn96m", "-XX:MetaspaceSize=64m");

    /** Milliseconds for each pause: the four begin and end their clocks a few steps apart, and the beans count whole milliseconds. */
    private static final double APART = 2;

    @TempDir
    private Path folder;

    private record Told(List<Double> logged, Evidence evidence, long beansPauses, long beansMillis) {

        Data.Pauses recorded() {
            return evidence.all(Data.Pauses.class).findFirst().orElseThrow();
        }

        Data.Counters counted() {
            return evidence.all(Data.Counters.class).toList().getLast();
        }

        double loggedMillis() {
            return logged.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    private Told told(String collector, int times) throws Exception {
        var log = folder.resolve(collector + ".log");
        var flags = new ArrayList<>(QUIET);
        flags.addAll(List.of("-XX:-UseSerialGC", "-XX:+Use" + collector, "-Xlog:gc*:file=" + log));
        try (var jvm = SubjectJvm.start(
                        Path.of("target/test-classes"),
                        CollectingProgram.class.getName(),
                        List.of(Integer.toString(times)),
                        flags.toArray(String[]::new));
                var opened = Collector.open(jvm.pid())) {
            opened.snapshot("before");
            opened.startRecording();
            jvm.send("collect");
            var beans = jvm.readLine().split(" ");
            opened.snapshot("after");
            var evidence = opened.finish();
            assertThat(evidence.all(Data.Counters.class).findFirst())
                    .as("nothing is collected before it is told to")
                    .hasValueSatisfying(
                            counters -> assertThat(counters.pauses()).isZero());
            return new Told(pauses(log), evidence, Long.parseLong(beans[0]), Long.parseLong(beans[1]));
        }
    }

    private static List<Double> pauses(Path log) throws IOException {
        return LOGGED.matcher(Files.readString(log))
                .results()
                .map(line -> Double.valueOf(line.group(1)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"SerialGC, 12", "ParallelGC, 12", "G1GC, 12", "ZGC, 5"})
    void logRecordingCountersAndBeansTellOfAsManyPausesAndAsLong(String collector, int times) throws Exception {
        var told = told(collector, times);

        assertThat(List.of((long) told.recorded().pauses(), told.counted().pauses(), told.beansPauses()))
                .as("recorded, counted and by the beans, of those logged: %s", told.logged())
                .containsOnly((long) told.logged().size());
        if (!collector.equals("ZGC")) {
            assertThat(told.recorded().collections()).isEqualTo(times);
            assertThat(told.logged()).hasSize(times);
        }
        for (var millis :
                List.of(told.recorded().totalMillis(), told.counted().pausedMillis(), (double) told.beansMillis())) {
            assertThat(millis)
                    .isCloseTo(told.loggedMillis(), within(APART * told.logged().size()));
        }
        assertThat(told.recorded().allocated())
                .as("what was allocated between %d collections", times)
                .isGreaterThan((times - 1) * CollectingProgram.BYTES_EACH * 9 / 10);
    }

    @Test
    void ofMorePausesThanThereAreRowsTheP99IsStillOfAll() throws Exception {
        var told = told("SerialGC", 120);

        assertThat(told.evidence()
                        .all(Data.Event.class)
                        .filter(event -> event.type().equals("jdk.GarbageCollection")))
                .hasSizeLessThan(120);
        assertThat(told.recorded().pauses()).isEqualTo(120);
        var sorted = told.logged().stream().sorted().toList();
        // on a busy machine the two clocks of one pause may differ by as much as the process waited in between
        assertThat(told.recorded().p99Millis()).isBetween(sorted.get(90) - APART, sorted.get(119) + APART);
        assertThat(told.recorded().longestMillis()).isBetween(sorted.get(90) - APART, sorted.get(119) + APART);
    }

    @Test
    void thePercentileIsTheNearestRank() {
        assertThat(PauseTotals.percentile(new long[] {}, 0.99)).isZero();
        assertThat(PauseTotals.percentile(new long[] {7}, 0.99)).isEqualTo(7);
        var hundred = LongStream.rangeClosed(1, 100).toArray();
        assertThat(PauseTotals.percentile(hundred, 0.99)).isEqualTo(99);
        assertThat(PauseTotals.percentile(LongStream.rangeClosed(1, 101).toArray(), 0.99))
                .isEqualTo(100);
        assertThat(PauseTotals.percentile(hundred, 1)).isEqualTo(100);
    }
}
