package faultlab.verify;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Bound;
import faultlab.catalog.Contract;
import faultlab.catalog.Shape;
import faultlab.catalog.Signal;
import faultlab.execute.BenchmarkRun;
import faultlab.execute.BenchmarkRun.Round;
import faultlab.execute.ChildRun;
import faultlab.execute.Ending;
import faultlab.execute.ScenarioRun;
import faultlab.execute.TestOutcome;
import faultlab.execute.TestsRun;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {

    private static final Contract CONTRACT = new Contract(
            "toy",
            "The counter",
            1,
            1,
            1,
            List.of("Counter.java"),
            List.of(),
            1 << 20,
            List.of(new Shape("once", List.of(), Shape.Expectation.FAULTY)),
            List.of(new Signal("once", "missed", "numbers", Bound.parse("<=1"), Bound.parse(">=5"), false)),
            Bound.parse("<=64"),
            Map.of(),
            List.of("toy"));

    private final Judge judge = new Judge(CONTRACT);

    private static TestOutcome test(String name, TestOutcome.Status status) {
        return new TestOutcome("CounterTest." + name, name, status, "", "");
    }

    private static ScenarioRun shape(Map<String, Long> signals, int caps, @Nullable String trouble) {
        ChildRun run = new ChildRun(List.of(), new Ending(0, null, List.of(), ""));
        return new ScenarioRun("once", signals, caps, List.of(), trouble, run);
    }

    private Stage signals(ScenarioRun run) {
        return judge.signals(List.of(run), judge.results(List.of(run)), 1);
    }

    @Test
    void testsPassOnlyIfAllDo() {
        TestsRun all = new TestsRun(List.of(test("a", TestOutcome.Status.PASS)), null);
        assertThat(judge.tests(all, 1).status()).isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @EnumSource(value = TestOutcome.Status.class, mode = EnumSource.Mode.EXCLUDE, names = "PASS")
    void aTestThatDidNotPassRejects(TestOutcome.Status status) {
        Stage stage =
                judge.tests(new TestsRun(List.of(test("a", TestOutcome.Status.PASS), test("b", status)), null), 1);
        assertThat(stage.status()).isEqualTo(Status.FAIL);
        assertThat(stage.failed()).containsExactly("tests:CounterTest.b");
        assertThat(stage.cutShort()).isFalse();
    }

    @Test
    void testsThatWereBroughtDownRejectAndNameTheTest() {
        Stage stage =
                judge.tests(new TestsRun(List.of(test("b", TestOutcome.Status.CUT_OFF)), "it called System.exit"), 1);
        assertThat(stage.status()).isEqualTo(Status.FAIL);
        assertThat(stage.message()).isEqualTo("while \"b\" ran, it called System.exit");
        assertThat(stage.cutShort()).isTrue();
    }

    @Test
    void noTestsAreTheLabsError() {
        assertThat(judge.tests(new TestsRun(List.of(), null), 1).status()).isEqualTo(Status.ERROR);
    }

    @ParameterizedTest
    @CsvSource({"0,PASS", "1,PASS", "2,FAIL", "4,FAIL", "5,FAIL"})
    void aSignalPassesOnlyWithinItsHealthyBound(long value, Status status) {
        Stage stage = signals(shape(Map.of("missed", value), 0, null));
        assertThat(stage.status()).isEqualTo(status);
        assertThat(stage.failed()).isEqualTo(status == Status.PASS ? List.of() : List.of("signals:once.missed"));
    }

    @Test
    void betweenTheBoundsIsInconclusive() {
        assertThat(judge.results(List.of(shape(Map.of("missed", 3L), 0, null))))
                .singleElement()
                .satisfies(result -> assertThat(result.status()).isEqualTo(SignalResult.Judgement.INCONCLUSIVE));
    }

    @Test
    void aRunThatNeverCameToRestRejects() {
        Stage stage = signals(shape(Map.of("missed", 0L), 1, null));
        assertThat(stage.status()).isEqualTo(Status.FAIL);
        assertThat(stage.failed()).containsExactly("signals:once.notAtRest");
    }

    @Test
    void aShapeThatWasBroughtDownRejectsWhateverItReported() {
        Stage stage = signals(shape(Map.of("missed", 0L), 0, "it called System.exit"));
        assertThat(stage.status()).isEqualTo(Status.FAIL);
        assertThat(stage.message()).isEqualTo("in the shape once it called System.exit");
        assertThat(stage.cutShort()).isTrue();
    }

    @Test
    void aScenarioThatReportsNothingIsTheLabsError() {
        Stage stage = signals(shape(Map.of(), 0, null));
        assertThat(stage.status()).isEqualTo(Status.ERROR);
        assertThat(stage.message()).contains("once", "missed");
    }

    private Stage benchmark(double yours, double reference, double slowReference, double allocated) {
        Round fast = new Round(reference, 8);
        BenchmarkRun run = new BenchmarkRun(
                Map.of(
                        "reference", List.of(fast, fast, new Round(slowReference, 8)),
                        "yours", List.of(round(yours, allocated), round(yours, allocated), round(yours, allocated))),
                null);
        return judge.benchmark(run, judge.result(run), 1);
    }

    private static Round round(double speed, double allocated) {
        return new Round(speed, allocated);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, 64, ''",
        "31, 100, 64, ''",
        "29, 100, 64, benchmark:ratio",
        "100, 100, 65, benchmark:allocatedPerOp"
    })
    void theBenchmarkRejectsGrossLossAndWhatAllocatesTooMuch(
            double yours, double slow, double bytes, String rejection) {
        Stage stage = benchmark(yours, 100, slow, bytes);
        assertThat(String.join(",", stage.failed())).isEqualTo(rejection);
        assertThat(stage.status()).isEqualTo(rejection.isEmpty() ? Status.PASS : Status.FAIL);
    }

    @Test
    void aMachineTooBusyForTheReferenceItselfComparesNoSpeeds() {
        Stage stage = benchmark(10, 100, 20, 8);
        assertThat(stage.status()).isEqualTo(Status.PASS);
        assertThat(stage.message()).contains("too busy");
    }

    @Test
    void roundsOfOnesOwnThatDifferThatMuchCompareNoSpeedsEither() {
        BenchmarkRun run = new BenchmarkRun(
                Map.of(
                        "reference", List.of(round(100, 8), round(100, 8), round(100, 8)),
                        "yours", List.of(round(90, 8), round(20, 8), round(10, 8))),
                null);
        Stage stage = judge.benchmark(run, judge.result(run), 1);
        assertThat(stage.status()).isEqualTo(Status.PASS);
        assertThat(stage.message()).contains("too busy");
    }

    @Test
    void aGrossLossIsOneInEachRound() {
        assertThat(failed(rounds(29, 28, 27))).containsExactly("benchmark:ratio");
        assertThat(failed(rounds(29, 28, 31))).isEmpty();
    }

    /** Operations a second where the reference does a hundred. */
    private static BenchmarkRun rounds(double first, double second, double third) {
        return new BenchmarkRun(
                Map.of(
                        "reference", List.of(round(100, 8), round(100, 8), round(100, 8)),
                        "yours", List.of(round(first, 8), round(second, 8), round(third, 8))),
                null);
    }

    @Test
    void eachOfSeveralVariantsIsHeldToItsOwnFiguresBesideTheReference() {
        BenchmarkRun many = new BenchmarkRun(
                Map.of(
                        "reference", List.of(round(100, 8)),
                        "frugal", List.of(round(90, 8)),
                        "slow", List.of(round(20, 8)),
                        "wasteful", List.of(round(90, 900))),
                null);
        assertThat(failed(many.of("frugal"))).isEmpty();
        assertThat(failed(many.of("reference"))).isEmpty();
        assertThat(failed(many.of("slow"))).containsExactly("benchmark:ratio");
        assertThat(failed(many.of("wasteful"))).containsExactly("benchmark:allocatedPerOp");
        assertThat(failed(many.of("absent"))).isNotEmpty();
    }

    private List<String> failed(BenchmarkRun run) {
        return judge.benchmark(run, judge.result(run), 1).failed();
    }

    @Test
    void aBenchmarkWithoutFiguresRejects() {
        BenchmarkRun nothing = new BenchmarkRun(Map.of(), null);
        assertThat(judge.benchmark(nothing, judge.result(nothing), 1).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void aBenchmarkThatWasBroughtDownRejects() {
        BenchmarkRun run = new BenchmarkRun(Map.of(), "it called System.exit");
        assertThat(judge.benchmark(run, judge.result(run), 1).status()).isEqualTo(Status.FAIL);
    }
}
