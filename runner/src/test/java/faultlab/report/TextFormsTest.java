package faultlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Bound;
import faultlab.compile.notes.Note;
import faultlab.diagnose.Diagnosis;
import faultlab.diagnose.Finding;
import faultlab.diagnose.Finding.Clue;
import faultlab.diagnose.Verdict;
import faultlab.observe.Evidence;
import faultlab.observe.Target;
import faultlab.observe.life.LifeLimits;
import faultlab.observe.profile.FlameGraph;
import faultlab.observe.profile.ProfilerEvent;
import faultlab.report.ListText.Entry;
import faultlab.report.ListText.Listing;
import faultlab.report.Observation.Artifact;
import faultlab.report.Observation.ObservedShape;
import faultlab.verify.Check;
import faultlab.verify.SignalResult;
import faultlab.verify.SignalResult.Judgement;
import faultlab.verify.Stage;
import faultlab.verify.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the commands print for people. */
class TextFormsTest {

    private static final Style NARROW = new Style(false, 60);

    private static final List<SignalResult> SIGNALS = List.of(
            signal("sender", "stuckThreads", 8, "threads", Judgement.FAULTY),
            signal("late", "handedOver", 12_345, "orders", Judgement.HEALTHY));

    private static SignalResult signal(String shape, String name, long value, String unit, Judgement judgement) {
        return new SignalResult(shape, name, value, unit, Bound.parse("<=1"), Bound.parse(">=6"), judgement);
    }

    private static Stage signalsStage(boolean cutShort, String message) {
        return new Stage(
                "signals",
                Status.FAIL,
                1234,
                message,
                List.of(),
                List.of(),
                List.of("signals:sender.stuckThreads"),
                cutShort);
    }

    @Test
    void signalsStandInColumnsAsWideAsTheyNeed() {
        assertThat(new CheckText(Style.PLAIN).signals(SIGNALS)).isEqualTo("""
                          sender  stuckThreads       8 threads  faulty        healthy <=1, faulty >=6
                          late    handedOver    12,345 orders   healthy       healthy <=1, faulty >=6
                        """);
    }

    @Test
    void theSignalsStageLeavesTheValuesToTheTable() {
        var stage = signalsStage(false, "sender: 8 threads (stuckThreads), healthy is <=1");
        assertThat(new CheckText(Style.PLAIN).stage(stage))
                .isEqualTo("fail    signals     1.2 s  1 signal is not healthy\n");
    }

    @Test
    void aSignalsStageThatWasCutShortSaysWhy() {
        var stage = signalsStage(true, "in the shape sender its JVM ended with exit code 3 before it had finished");
        assertThat(new CheckText(NARROW).stage(stage)).isEqualTo("""
                        fail    signals     1.2 s  in the shape sender its JVM ended
                                   with exit code 3 before it had finished
                        """);
    }

    @Test
    void theVerdictWrapsWhatToDoNext() {
        var check = new Check(
                "handoff",
                "work",
                Status.FAIL,
                2000,
                List.of(),
                SIGNALS,
                null,
                List.of(),
                "one two ".repeat(9).strip());
        assertThat(new CheckText(NARROW).verdict(check)).isEqualTo("""

                        FAIL  handoff with work, in 2.0 s
                        one two one two one two one two one two one two one two one
                        two one two
                        """);
    }

    @Test
    void aNoteSaysWhatWhyAndWhatToLookAtAndThatItIsNoGate() {
        var note = new Note(
                "OrderDesk.java",
                12,
                9,
                15,
                "cancellation",
                "drops the Future of the work it submits",
                "Nobody can tell this work to stop, though it is long.",
                "Keep the Future and cancel it when the caller gives up.",
                "        pool.submit(this::pack);");
        assertThat(new CheckText(NARROW).notes(List.of(note))).isEqualTo("""

                        note    OrderDesk.java:12:9
                                drops the Future of the work it submits
                                  pool.submit(this::pack);
                                Nobody can tell this work to stop, though it is
                                long.
                                Instead: Keep the Future and cancel it when the
                                caller gives up.
                        A note is for reading: it changes no verdict.
                        """);
        assertThat(new CheckText(NARROW).notes(List.of())).isEmpty();
    }

    @Test
    void cluesThatDifferOnlyInTheThreadAreOneLine() {
        var put = "SynchronousQueue.put at SynchronousQueue@";
        var clues = List.of(
                new Clue("threads", "customer-0 is in " + put + "1f, twice", "OrderDesk.place(OrderDesk.java:52)"),
                new Clue("threads", "customer-1 is in " + put + "1f, twice", "OrderDesk.place(OrderDesk.java:52)"),
                new Clue("threads", "courier-0 is in " + put + "2a, twice", "OrderDesk.next(OrderDesk.java:60)"),
                new Clue("threads", "courier-1 is in " + put + "2b, twice", "OrderDesk.next(OrderDesk.java:60)"),
                new Clue("threads", "courier-2 is in " + put + "2c, twice", "OrderDesk.next(OrderDesk.java:60)"),
                new Clue("threads", "nobody owns a hand-off", null));
        assertThat(ClueGroup.of(clues))
                .extracting(ClueGroup::text)
                .containsExactly(
                        "customer-0 and customer-1 (2 threads) are in " + put + "1f, twice",
                        "courier-0 … courier-2 (3 threads) are in " + put + "…, twice",
                        "nobody owns a hand-off");
    }

    @Test
    void aDiagnosisIsWrappedAndObeysNoEscapeSequenceOfTheTarget() {
        var clue = new Clue("threads", "\u001b[2Jevil is parked", null);
        var finding = new Finding(
                "handoff",
                "sender",
                "late",
                0.95,
                "Nobody takes what is handed over. ".repeat(2).strip(),
                List.of(clue),
                "Use a deadline.",
                "handoff");
        var diagnosis = new Diagnosis(Verdict.FAULTY, 1, List.of(finding), List.of("a dump"));
        assertThat(new DiagnosisText(NARROW).of(diagnosis)).isEqualTo("""

                        Diagnosis  faulty

                          handoff (sender) in late, 95 % sure
                          Nobody takes what is handed over. Nobody takes what is
                          handed over.
                            threads: \ufffd[2Jevil is parked
                          Fix  Use a deadline.
                          not known: a dump
                        """);
    }

    @Test
    void anObservationNamesTheReportFirstAndEachKindOfFileOnce() {
        var run = Path.of("/home/.lab/runs/1");
        var artifacts = List.of(
                new Artifact("report", run.resolve("report.html")),
                new Artifact("evidence", run.resolve("sender/evidence.ndjson.gz")),
                new Artifact("flamegraph", run.resolve("sender/flame-wall.html")),
                new Artifact("flamegraph", run.resolve("sender/flame-lock.html")),
                new Artifact("evidence", run.resolve("late/evidence.ndjson.gz")),
                new Artifact("flamegraph", run.resolve("late/flame-wall.html")),
                new Artifact("flamegraph", run.resolve("late/flame-lock.html")));
        var shapes = List.of(shape("sender", "faulty"), shape("late", "healthy"));
        var observation = new Observation("handoff", "fault", List.of(), shapes, null, artifacts);
        var stability = new StabilityMatrix(Style.PLAIN).of(shapes);
        assertThat(new ObservationText(Style.PLAIN, Path.of("/home"))
                        .of(observation)
                        .replace(stability, "STABILITY\n"))
                .isEqualTo("""
                        sender  the fault shows here
                          stuckThreads       8 threads  faulty        healthy <=1, faulty >=6
                          handedOver    12,345 orders   healthy       healthy <=1, faulty >=6
                          thrown: IllegalStateException: closed
                        late  stays clean even with the fault
                          stuckThreads       8 threads  faulty        healthy <=1, faulty >=6
                          handedOver    12,345 orders   healthy       healthy <=1, faulty >=6
                          thrown: IllegalStateException: closed
                        STABILITY
                        no flame graph of cpu: no access to perf events (sender, late)

                        report        .lab/runs/1/report.html
                        evidence      .lab/runs/1/{sender,late}/evidence.ndjson.gz
                        flame graphs  .lab/runs/1/{sender,late}/{flame-wall.html,flame-lock.html}
                        """);
    }

    private static ObservedShape shape(String name, String expect) {
        var evidence = new Evidence(new Target(1, "Main", "25", Instant.EPOCH), List.of());
        var graph = new FlameGraph(ProfilerEvent.CPU, null, 0, "no access to perf events");
        return new ObservedShape(
                name,
                expect,
                SIGNALS,
                null,
                List.of("IllegalStateException: closed"),
                null,
                Timeline.of(evidence, new Places("desk"), LifeLimits.ARTICLE),
                evidence,
                List.of(graph));
    }

    @Test
    void filesThatDifferBetweenShapesAreListedOneByOne() {
        var artifacts = List.of(
                new Artifact("flamegraph", Path.of("/home/runs/1/a/flame-wall.html")),
                new Artifact("flamegraph", Path.of("/home/runs/1/b/flame-lock.html")));
        assertThat(ArtifactText.of(artifacts, Path.of("/home")))
                .isEqualTo("flame graphs  runs/1/a/flame-wall.html\nflame graphs  runs/1/b/flame-lock.html\n");
    }

    @Test
    void theCatalogStandsInColumnsByChapter() {
        var listing = new Listing(List.of(
                new Entry("handoff", "The desk that stopped answering", 2, 20, 2, "passed"),
                new Entry("churn", "The busy broom", 3, 5, 1, "new")));
        assertThat(ListText.of(listing, Style.PLAIN)).startsWith("""

                        Chapter 2  Threads that never end
                          ✓ handoff       The desk that stopped answering  ●●○○○   20 min

                        Chapter 3  Memory that balloons
                            churn         The busy broom                   ●○○○○    5 min
                        """).contains("lab run churn ");
    }

    @Test
    void colourAddsCodesAndNoWidth() {
        var colour = new Style(true, 60);
        var text = new CheckText(colour)
                .stage(signalsStage(true, "word ".repeat(20).strip()));
        assertThat(text).contains("\u001b[31mfail");
        assertThat(text.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(new CheckText(NARROW)
                        .stage(signalsStage(true, "word ".repeat(20).strip())));
    }
}
