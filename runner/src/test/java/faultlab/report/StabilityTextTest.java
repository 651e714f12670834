package faultlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.diagnose.stability.Stability;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Row;
import faultlab.observe.Source;
import faultlab.observe.Target;
import faultlab.observe.life.LifeLimits;
import faultlab.report.Observation.ObservedShape;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StabilityTextTest {

    private static final Row THREADS = row(Source.THREADS, new Data.Checkpoint("a", 20, 4));
    private static final Row PAUSES =
            row(Source.RECORDING, new Data.Pauses(40, 40, 200, 5, 25, 25, 4_000, 96_000_000, 3_000));
    private static final Row NOTHING = row(Source.RECORDING, new Data.Missing("it would leave two \u001b[2Jthreads"));

    private static Row row(Source source, Data data) {
        return new Row(Instant.EPOCH, source, data);
    }

    private static Row live(long bytes) {
        return row(Source.HISTOGRAM, new Data.Live("a", 1, bytes));
    }

    private static Evidence evidence(Row... rows) {
        return new Evidence(new Target(1, "Main", "25", Instant.EPOCH), List.of(rows));
    }

    private static ObservedShape shape(String name, Row... rows) {
        var evidence = evidence(rows);
        var timeline = Timeline.of(evidence, new Places("desk"), LifeLimits.ARTICLE);
        return new ObservedShape(name, "faulty", List.of(), null, List.of(), null, timeline, evidence, List.of());
    }

    @Test
    void ofOneJvmEachSignHasALineWithBothColumnsAndWhatIsMissing() {
        var text = new StabilityText(Style.PLAIN)
                .of(Stability.of(evidence(THREADS, live(4_000_000), live(9_000_000), NOTHING)));
        assertThat(text)
                .startsWith("""

                        Stability
                          threads          healthy  24 (20 platform, 4 virtual) (risk: over 10,000 and no decline; healthy,
                                                    ours: at most 1,000)
                          GC pause P99     unknown  no data (risk: over 20 ms; healthy, ours: at most 10 ms)
                          GC pause jitter  unknown  no data (risk: over 3 σ; healthy, ours: at most 3 σ)
                          live heap        between  4.0 MB, then +5.0 MB (risk: keeps growing, no fall after a GC; healthy,
                        """)
                .contains("""
                          not known: GC pause P99, GC pause jitter, allocation rate: there is no recording, which `lab
                            diagnose PID --record` makes: it would leave two \ufffd[2Jthreads
                        """)
                .contains("the healthy bounds", "Jitter = (longest pause − mean pause) ÷ standard deviation");
        assertThat(text.lines()).allMatch(line -> line.length() <= Style.PLAIN.columns());
    }

    @Test
    void ofSeveralShapesEachHasALineAndAReasonThatTheyShareIsSaidOnce() {
        var text = new StabilityMatrix(Style.PLAIN)
                .of(List.of(
                        shape("season", THREADS, PAUSES, live(4_000_000), live(6_000_000), live(8_000_000)),
                        shape("commuters", THREADS, NOTHING, live(4_000_000), live(4_001_000))));
        assertThat(text)
                .startsWith("""

                Stability    threads  GC pause P99  GC pause jitter  live heap  GC count  allocation rate
                  season        24 ✓     25.0 ms ✗          4.0 σ ✗  +2.0 MB ✗      40 ✓      32.0 MB/s ·
                  commuters     24 ✓             ?                ?    +1 KB ✓         ?                ?
                  ✗ risk, the article's sign: threads over 10,000 and no decline;\
                """)
                .contains("? GC pause jitter: there is no recording")
                .contains("(commuters)");
        assertThat(text.lines()).allMatch(line -> line.length() <= Style.PLAIN.columns());
        assertThat(new StabilityMatrix(Style.PLAIN).of(List.of())).isEmpty();
    }

    @Test
    void coloursAddNoWidth() {
        var shapes = List.of(shape("season", THREADS, PAUSES, live(1), live(2)));
        assertThat(new StabilityMatrix(new Style(true, 100)).of(shapes).replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(new StabilityMatrix(Style.PLAIN).of(shapes));
        assertThat(Stream.of(new StabilityMatrix(new Style(true, 100)).of(shapes)))
                .allMatch(text -> text.contains("\u001b[31m"));
    }
}
