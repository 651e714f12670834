package faultlab.verify;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Contract;
import faultlab.catalog.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The toy lab's contract against checks made up here: many.lost is faulty from 60 on and healthy to 10. */
class ClaimsTest {

    @TempDir
    Path folder;

    private JournalLab toy;

    @BeforeEach
    void aContract() throws IOException {
        toy = JournalLab.in(folder);
    }

    @Test
    void aLabThatKeepsItsClaimsHasNoFlaws() {
        assertThat(flaws(healthy())).isEmpty();
        assertThat(proof(healthy()).status()).isEqualTo(Status.PASS);
    }

    @Test
    void anExerciseThatIsAlreadySolvedIsRefused() {
        Round solved = new Round(pass("fault"), healthy().solutions(), healthy().decoys());
        assertThat(flaws(solved)).singleElement().asString().contains("already solved");
        assertThat(proof(solved).fault()).isEqualTo(Verification.Fault.PASSES);
        assertThat(proof(solved).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void aFaultThatDoesNotShowInItsShapeIsRefused() {
        assertThat(faultWith(40, 0))
                .anySatisfy(flaw ->
                        assertThat(flaw).contains("no signal of the shape many is faulty: lost 40 is inconclusive"));
    }

    @Test
    void aHealthyShapeThatTheFaultReachesIsRefused() {
        assertThat(faultWith(84, 3))
                .anySatisfy(flaw -> assertThat(flaw)
                        .contains("the shape few is to be healthy even with the fault: lost 3 is inconclusive"));
    }

    @Test
    void aFaultThatCouldNotBeMeasuredIsRefused() {
        Check hung = fail("fault", "tests", List.of(), List.of());
        assertThat(flaws(new Round(hung, healthy().solutions(), healthy().decoys())))
                .anySatisfy(flaw -> assertThat(flaw).contains("the fault was not measured: tests"));
    }

    @Test
    void anAlternativeThatDoesNotPassIsRefused() {
        Map<String, Check> solutions = new LinkedHashMap<>(healthy().solutions());
        solutions.put("alternative:at-the-end", fail("alternative:at-the-end", "benchmark", List.of(), List.of()));
        Round round = new Round(healthy().fault(), solutions, healthy().decoys());
        assertThat(flaws(round))
                .singleElement()
                .asString()
                .startsWith("solutions/handoff/alternatives/at-the-end/: a right fix does not pass: benchmark");
    }

    @ParameterizedTest
    @CsvSource({
        "tests:JournalTest.other, 'falls to tests:JournalTest.other, not to tests:JournalTest.keepsTheOrder'",
        "compile, 'falls to compile, not to'",
        "'', passes every check"
    })
    void aDecoyThatDoesNotFallAsStatedIsRefused(String by, String message) {
        Check decoy = by.isEmpty()
                ? pass("decoy:backwards")
                : fail("decoy:backwards", by.replaceAll(":.*", ""), List.of(by), List.of());
        Map<String, Check> decoys = new LinkedHashMap<>(healthy().decoys());
        decoys.put("backwards", decoy);
        Round round = new Round(healthy().fault(), healthy().solutions(), decoys);
        assertThat(flaws(round)).singleElement().asString().contains(message);
        assertThat(proof(round).decoys().get(0).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void aDecoyThatFallsToSeveralTestsMayStateAnyOfThem() {
        Map<String, Check> decoys = new LinkedHashMap<>(healthy().decoys());
        List<String> both = List.of("tests:JournalTest.other", "tests:JournalTest.keepsTheOrder");
        decoys.put("backwards", fail("decoy:backwards", "tests", both, List.of()));
        Round round = new Round(healthy().fault(), healthy().solutions(), decoys);
        assertThat(flaws(round)).isEmpty();
        assertThat(proof(round).decoys().get(0).rejectedBy()).isEqualTo("tests:JournalTest.keepsTheOrder");
    }

    @ParameterizedTest
    @CsvSource({
        "<=0, >=60, 84, healthy \"<=0\" is nearer to the solution's value",
        "<=8, >=60, 84, healthy \"<=8\" is nearer to the solution's value",
        "<=10, >=84, 84, faulty \">=84\" is nearer to the fault's value",
        "<=10, >=76, 84, faulty \">=76\" is nearer to the fault's value",
        "<=50, >=60, 84, the two bounds are less than 20 % of the gap apart",
        "<=10, >=60, 40, the fault is inconclusive",
    })
    void boundsWithoutRoomAreRefused(String healthy, String faulty, long fault, String message) throws IOException {
        toy.replace("labs/handoff/lab.yaml", "\"<=10\", faulty: \">=60\"", bounds(healthy, faulty));
        assertThat(faultWith(fault, 0)).anySatisfy(flaw -> assertThat(flaw).contains("signals.many.lost", message));
    }

    @Test
    void boundsOnTheValuesAreTakenWhereTheCountIsExact() throws IOException {
        toy.replace("labs/handoff/lab.yaml", "\"<=10\", faulty: \">=60\"", bounds("<=0", ">=84") + ", exact: true");
        assertThat(faultWith(84, 0)).isEmpty();
    }

    @Test
    void aHealthyShapesBoundsNeedRoomToo() throws IOException {
        toy.replace("labs/handoff/lab.yaml", "\"<=1\", faulty: \">=6\"", bounds("<=0", ">=6"));
        assertThat(faultWith(84, 0)).singleElement().asString().contains("signals.few.lost", "nearer to the solution");
    }

    @Test
    void roundsThatDifferAreRefusedAndSaidToDiffer() {
        Round other = new Round(
                healthy().fault(),
                Map.of("solution", healthy().reference(), "alternative:at-the-end", pass("alternative:at-the-end")),
                healthy().decoys());
        Map<String, Check> slow = new LinkedHashMap<>(healthy().solutions());
        slow.put("alternative:at-the-end", fail("alternative:at-the-end", "tests", List.of(), List.of()));
        Round third = new Round(healthy().fault(), slow, healthy().decoys());
        List<String> flaws = Alike.flaws("handoff", List.of(healthy(), healthy(), third)).stream()
                .map(Flaw::toString)
                .toList();
        assertThat(Alike.flaws("handoff", List.of(healthy(), other))).isEmpty();
        assertThat(flaws)
                .singleElement()
                .asString()
                .contains("run 3 of alternative:at-the-end differs from run 1: fail in tests, not pass");
    }

    @Test
    void aRoundThatJudgesASignalOtherwiseDiffers() {
        Round hazy = new Round(fault(50, 0), healthy().solutions(), healthy().decoys());
        assertThat(Alike.flaws("handoff", List.of(healthy(), hazy)))
                .singleElement()
                .asString()
                .contains("many.lost inconclusive", "many.lost faulty");
        Round milder = new Round(fault(70, 0), healthy().solutions(), healthy().decoys());
        assertThat(Alike.flaws("handoff", List.of(healthy(), milder))).isEmpty();
    }

    private static String bounds(String healthy, String faulty) {
        return "\"" + healthy + "\", faulty: \"" + faulty + "\"";
    }

    private List<String> faultWith(long many, long few) {
        return flaws(
                new Round(fault(many, few), healthy().solutions(), healthy().decoys()));
    }

    private List<String> flaws(Round round) {
        return new Claims(contract()).flaws(round).stream().map(Flaw::toString).toList();
    }

    private Verification.Proof proof(Round round) {
        return Prove.of(contract(), List.of(), List.of(round), 1);
    }

    private Contract contract() {
        return toy.lab().contract();
    }

    private Round healthy() {
        Map<String, Check> solutions = new LinkedHashMap<>();
        solutions.put("solution", pass("solution"));
        solutions.put("alternative:at-the-end", pass("alternative:at-the-end"));
        Map<String, Check> decoys = new LinkedHashMap<>();
        decoys.put(
                "backwards", fail("decoy:backwards", "tests", List.of("tests:JournalTest.keepsTheOrder"), List.of()));
        decoys.put("more-room", fail("decoy:more-room", "signals", List.of("signals:many.lost"), List.of()));
        return new Round(fault(84, 0), solutions, decoys);
    }

    private Check fault(long many, long few) {
        return fail("fault", "signals", List.of("signals:many.lost"), measured(many, few));
    }

    private List<SignalResult> measured(long many, long few) {
        List<SignalResult> results = new ArrayList<>();
        for (Signal signal : contract().signals()) {
            results.add(SignalResult.of(signal, signal.shape().equals("many") ? many : few));
        }
        return results;
    }

    private Check pass(String using) {
        return check(using, Status.PASS, List.of(), measured(0, 0));
    }

    private static Check fail(String using, String stage, List<String> failed, List<SignalResult> signals) {
        Stage rejecting = new Stage(stage, Status.FAIL, 1, "", List.of(), List.of(), failed, false);
        return check(using, Status.FAIL, List.of(rejecting), signals);
    }

    private static Check check(String using, Status verdict, List<Stage> stages, List<SignalResult> signals) {
        return new Check("handoff", using, verdict, 1, stages, signals, null, List.of(), "");
    }
}
