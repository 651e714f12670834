package faultlab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import faultlab.observe.Data.Kept;
import faultlab.observe.Data.Step;
import faultlab.observe.Observe.LiveObjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of counts of live objects and of sampled objects: pure. */
class LiveObjectsTest {

    private static final Instant T = Instant.EPOCH;

    private static final Target TARGET = new Target(1, "shop.Main", "25", T);

    private static final String ANSWER = """
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:          1500        1500000  [B (java.base@25.0.3)
               2:             9           9000  [Ljdk.internal.vm.FillerElement; (java.base@25.0.3)
               3:             2             64  shop.Desk$$Lambda/0x000071e4010a5c00
               4:             3             96  shop.Desk$$Lambda/0x000071e4010a6000
               5:             1             24  [[Lshop.Order;
               6:             7             56  jdk.jfr.internal.Type
            Total          1522        1509240
            """;

    @Test
    void countsWhatIsAliveAndNotDeadSpaceOrTheRecordersObjects() {
        var answer = HistogramAnswer.parse("full", ANSWER);

        assertThat(answer.live()).isEqualTo(new Data.Live("full", 1_506, 1_500_184));
        assertThat(answer.classes().keySet())
                .containsExactlyInAnyOrder("byte[]", "shop.Desk$$Lambda", "shop.Order[][]");
        assertThat(answer.row("shop.Desk$$Lambda")).isEqualTo(new Data.Histogram("full", "shop.Desk$$Lambda", 5, 160));
        assertThat(answer.row("shop.Gone")).isEqualTo(new Data.Histogram("full", "shop.Gone", 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "[B, byte[]",
        "[[J, long[][]",
        "[Ljava.lang.String;, java.lang.String[]",
        "java.util.HashMap$Node, java.util.HashMap$Node",
        "shop.Desk$$Lambda.0x000000002b040ab0, shop.Desk$$Lambda",
        "shop.Desk$$Lambda$14/0x0000000800c03000, shop.Desk$$Lambda",
        "java.lang.invoke.LambdaForm$MH/0x000071e4010a5c00, java.lang.invoke.LambdaForm$MH"
    })
    void namesAClassAsItsSourceDoes(String jvm, String source) {
        assertThat(TypeName.of(jvm)).isEqualTo(source);
    }

    @Test
    void tellsOfAClassAtEachLookWhereItIsToldOfAtOne() {
        var looks = new Histograms();
        looks.add(T, parse("begun", 200, i -> 1_000 - i));
        looks.add(T, parse("full", 200, i -> i == 199 ? 5_000 : 1_000 - i));

        var rows = looks.rows(List.of()).stream()
                .map(row -> (Data.Histogram) row.data())
                .toList();

        assertThat(types(rows, "begun")).isEqualTo(types(rows, "full")).hasSize(80);
        assertThat(rows)
                .as("the smallest of all at the first look, the one that grew at the last")
                .contains(new Data.Histogram("begun", "shop.C199", 801, 8_010))
                .contains(new Data.Histogram("full", "shop.C199", 5_000, 50_000));
        assertThat(looks.grown()).isEqualTo(41_990);
    }

    @Test
    void putsTheWayThatKeepsMostFirstAndCallsThoseTheSameThatDifferInANumber() {
        var grouped = KeptRows.grouped(List.of(
                kept("shop.Order", "Thread Name: desk-1", "shop.Desk"),
                kept("byte[]", "Thread Name: desk-1", "shop.Desk"),
                kept("byte[]", "Thread Name: desk-2", "shop.Desk")));

        assertThat(grouped)
                .extracting(Kept::type, Kept::samples, Kept::root)
                .containsExactly(
                        tuple("byte[]", 2, "Stack Variable, Thread Name: desk-1"),
                        tuple("shop.Order", 1, "Stack Variable, Thread Name: desk-1"));
    }

    @Test
    void leavesOutWhatIsThereOnlyBecauseSomebodyLooksAndWhatTheJdkKeepsForItself() {
        assertThat(KeptRows.grouped(List.of(
                        kept("byte[]", "", "jdk.jfr.internal.Repository"),
                        kept("byte[]", "", "faultlab.forked.Wire"),
                        kept("shared.Crew", "", "shop.Desk"),
                        kept("byte[]", "Thread Name: JFR Recorder Thread", "shop.Desk"),
                        kept("byte[]", "", "java.util.Locale"),
                        new Kept("shop.Order", 1, 24, null, List.of(), ""))))
                .isEmpty();
    }

    @Test
    void endsAPathAtTheStaticFieldUnlessTheApplicationKeepsTheClassItself() {
        var field = new Step("shop.Prices", "KNOWN", "Class Name: shop.Prices");
        var loader = new Step("java.net.URLClassLoader", "classes", null);
        var ours = new Step("faultlab.forked.ForkedMain", "loader", null);
        var registry = new Step("shop.Plugins", "loaders", null);

        assertThat(SampledObject.upToStatic(List.of(field, loader, ours))).containsExactly(field);
        assertThat(SampledObject.upToStatic(List.of(field, loader, registry))).containsExactly(field, loader, registry);
        assertThat(SampledObject.upToStatic(List.of(loader, ours))).containsExactly(loader, ours);
    }

    @Test
    void measuresGrowthFromTheLastLookButOneAndWhetherItLasted() {
        var looks = new Histograms();
        looks.add(T, parse("begun", 2, i -> 10));
        looks.add(T, parse("half", 2, i -> 60));
        looks.add(T, parse("full", 2, i -> i == 0 ? 60 : 100));
        var rows = new ArrayList<>(looks.rows(List.of()));
        rows.add(new Row(T, Source.HISTOGRAM, new Data.Live("begun", 20, 200)));
        rows.add(new Row(T, Source.HISTOGRAM, new Data.Live("half", 120, 1_200)));
        rows.add(new Row(T, Source.HISTOGRAM, new Data.Live("full", 160, 1_600)));

        var growth = Growth.of(new Evidence(TARGET, rows)).orElseThrow();

        assertThat(growth.from().at() + " to " + growth.to().at()).isEqualTo("half to full");
        assertThat(growth.bytes()).isEqualTo(400);
        assertThat(growth.types()).extracting(Growth.Type::name).containsExactly("shop.C1", "shop.C0");
        assertThat(growth.types()).extracting(Growth.Type::leastInstances).containsExactly(40L, 0L);
    }

    @Test
    void growthIsNotKnownAfterOneLook() {
        var live = new Row(T, Source.HISTOGRAM, new Data.Live("begun", 1, 16));

        assertThat(Growth.of(new Evidence(TARGET, List.of(live)))).isEmpty();
    }

    @Test
    void countsByDefaultInSmallHeapsOnlyAndNamesTheFlagThatAllowsIt() {
        var small = OptionalLong.of(Observe.SMALL_HEAP);
        var large = OptionalLong.of(2_300_000_000L);

        assertThat(Observe.refusal(small, LiveObjects.IN_SMALL_HEAPS)).isEmpty();
        assertThat(Observe.refusal(large, LiveObjects.IN_SMALL_HEAPS))
                .get()
                .asString()
                .startsWith("2.3 GB of heap are in use")
                .endsWith("--heap allows it");
        assertThat(Observe.refusal(OptionalLong.empty(), LiveObjects.IN_SMALL_HEAPS))
                .as("a heap of unknown size may be large")
                .isPresent();
        assertThat(Observe.refusal(large, LiveObjects.ALWAYS)).isEmpty();
        assertThat(Observe.refusal(small, LiveObjects.NEVER)).get().asString().contains("--no-heap");
    }

    private static HistogramAnswer parse(String at, int classes, IntUnaryOperator instances) {
        var text = new StringBuilder();
        for (int i = 0; i < classes; i++) {
            var count = instances.applyAsInt(i);
            text.append("%4d: %d %d shop.C%d%n".formatted(i + 1, count, 10 * count, i));
        }
        return HistogramAnswer.parse(at, text.toString());
    }

    private static List<String> types(List<Data.Histogram> rows, String at) {
        return rows.stream()
                .filter(row -> at.equals(row.at()))
                .map(Data.Histogram::type)
                .toList();
    }

    private static Kept kept(String type, String thread, String holder) {
        var root = thread.isEmpty() ? "Stack Variable" : "Stack Variable, " + thread;
        return new Kept(type, 1, 100, null, List.of(new Step(holder, "kept", null)), root);
    }
}
