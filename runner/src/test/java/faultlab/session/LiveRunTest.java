package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import faultlab.catalog.UnknownException;
import faultlab.catalog.Variant;
import faultlab.execute.Walls;
import faultlab.report.Json;
import faultlab.session.LiveEvent.Ended;
import faultlab.session.LiveEvent.Note;
import faultlab.session.LiveEvent.Round;
import faultlab.session.LiveEvent.Sample;
import faultlab.session.LiveEvent.Signal;
import faultlab.session.LiveEvent.Started;
import faultlab.verify.SignalResult.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRunTest {

    @TempDir
    Path home;

    private @Nullable ToyLab toy;

    @AfterEach
    void nothingIsLeft() {
        Left.nothing();
    }

    @Test
    void theFaultLeavesEightBehindInEachRoundAndNobodyComesBack() {
        try (Looking looking = Looking.at("handoff", "fault", "sender")) {
            Signal third = looking.first(Signal.class, signal -> signal.round() == 3);
            assertThat(third.result().status()).isEqualTo(Judgement.FAULTY);
            Sample sample = looking.first(Sample.class, seen -> seen.inside() >= 24);
            assertThat(sample.operations()).isZero();
            assertThat(sample.p50()).isNull();
            assertThat(sample.threads().waiting()).isGreaterThanOrEqualTo(24);
            assertThat(looking.all(Sample.class))
                    .allSatisfy(seen -> assertThat(seen.inside() % 8).isZero());
            assertThat(sample.heapMax()).isBetween(sample.heapUsed(), 64L << 20);
            assertThat(looking.events().get(0)).isEqualTo(new Started(looking.run.pid()));
            assertThat(looking.events().get(1)).isEqualTo(new Round(1));
        }
    }

    @Test
    void theSolutionAnswersEverybodyAndItsRoundsStayQuick() {
        try (Looking looking = Looking.at("handoff", "solution", "sender")) {
            looking.first(Round.class, round -> round.number() == 6);
            assertThat(looking.all(Signal.class))
                    .hasSizeGreaterThanOrEqualTo(10)
                    .allSatisfy(signal -> assertThat(signal.result().status()).isEqualTo(Judgement.HEALTHY));
            Sample empty = looking.first(Sample.class, seen -> seen.operations() >= 40 && seen.inside() == 0);
            assertThat(empty.failed()).isZero();
            Sample answered = looking.first(Sample.class, seen -> seen.p99() != null);
            assertThat(answered.p50()).isBetween(100.0, answered.p99());
        }
    }

    @Test
    void stoppedItEndsItsProcessesAndSaysSoOnce() throws Exception {
        Looking looking = Looking.at("handoff", "fault", "late");
        ProcessHandle child = ProcessHandle.of(looking.run.pid()).orElseThrow();
        looking.first(Sample.class, sample -> true);
        looking.run.stop();
        looking.run.stop();
        assertThat(looking.ended()).isEqualTo(new Ended("stopped", ""));
        assertThat(child.isAlive()).isFalse();
        looking.close();
        assertThat(looking.all(Ended.class)).hasSize(1);
        assertThat(looking.events()).last().isInstanceOf(Ended.class);
    }

    @Test
    void stoppedBeforeItsJvmIsThereItNeverStarts() {
        try (Looking looking = Looking.at("handoff", "fault", "late")) {
            looking.run.stop();
            assertThat(looking.ended().state()).isEqualTo("stopped");
        }
    }

    @Test
    void killedFromOutsideItSaysHow() {
        try (Looking looking = Looking.at("handoff", "solution", "taker")) {
            looking.first(Round.class, round -> true);
            ProcessHandle.of(looking.run.pid()).orElseThrow().destroyForcibly();
            assertThat(looking.ended().state()).isEqualTo("failed");
            assertThat(looking.ended().message()).contains("was ended by signal 9");
            assertThatThrownBy(looking.run::console).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aCtrlCAtTheTerminalPassesItBy() throws Exception {
        try (Looking looking = Looking.at("handoff", "solution", "late")) {
            int round = looking.first(Round.class, any -> true).number();
            new ProcessBuilder("kill", "-s", "INT", Long.toString(looking.run.pid()))
                    .start()
                    .waitFor();
            looking.first(Round.class, later -> later.number() > round + 2);
            assertThat(looking.all(Ended.class)).isEmpty();
        }
    }

    @Test
    void itsTimeIsLimited() throws IOException {
        ToyLab toy = toy();
        Duration patience = ToyLab.SHORT.tests();
        Session session =
                Session.open(home, new Walls(patience, patience, patience, patience, patience, Duration.ofSeconds(6)));
        try (Looking looking = Looking.at(session, toy.lab(), Variant.solution(toy.lab()), "once")) {
            assertThat(looking.ended().state()).isEqualTo("done");
            assertThat(looking.ended().message()).contains("6 seconds are over", "Run it again");
            assertThat(looking.all(Round.class)).hasSizeGreaterThan(1);
        }
    }

    @Test
    void aHeapThatIsFullWithinARoundEndsItWithWords() throws IOException {
        String hoards = ToyLab.subject(
                "private static final java.util.List<byte[]> KEPT = new java.util.ArrayList<>(); private int count;",
                "while (true) KEPT.add(new byte[1 << 20]);");
        try (Looking looking = looking(toy(), hoards)) {
            assertThat(looking.ended().state()).isEqualTo("failed");
            assertThat(looking.ended().message()).contains("ran out of memory (Java heap space)");
        }
    }

    @Test
    void whatACollectionLeavesTellsAHoardFromGarbage() throws IOException {
        String garbage = "if (count == 0) { byte[] data = new byte[4 << 20]; System.gc(); }";
        String hoards = ToyLab.subject(
                "static final java.util.List<byte[]> KEPT = new java.util.ArrayList<>(); private int count;",
                "if (count == 0 && KEPT.size() < 3) KEPT.add(new byte[4 << 20]); System.gc(); return ++count;");
        try (Looking clean = looking(toy(), ToyLab.rightAfter(garbage));
                Looking looking = looking(toy(), hoards)) {
            Sample full = looking.first(Sample.class, sample -> left(sample) > 12 << 20);
            assertThat(full.heapUsed()).isGreaterThan(12 << 20);
            clean.first(Round.class, round -> round.number() > 4);
            assertThat(clean.all(Sample.class))
                    .filteredOn(sample -> sample.heapAfter() != null)
                    .isNotEmpty()
                    .allSatisfy(sample -> assertThat(left(sample)).isBetween(1L, 12L << 20));
        }
    }

    private static long left(Sample sample) {
        Long left = sample.heapAfter();
        return left == null ? 0 : left;
    }

    @Test
    void whatThrowsOrLeavesEndsItWithItsPlace() throws IOException {
        try (Looking looking =
                looking(toy(), ToyLab.rightAfter("if (true) throw new IllegalStateException(\"no\");"))) {
            assertThat(looking.ended().message()).contains("IllegalStateException: no", "Counter.java:7");
        }
        try (Looking looking = looking(toy(), ToyLab.rightAfter("System.exit(0);"))) {
            assertThat(looking.ended().message()).contains("System.exit", "Counter.java:7");
        }
    }

    @Test
    void whatDoesNotCompileEndsAtOnceWithItsPlace() throws IOException {
        try (Looking looking = looking(toy(), ToyLab.rightAfter("int n = \"one\";"))) {
            assertThat(looking.ended().state()).isEqualTo("failed");
            assertThat(looking.ended().message())
                    .contains("does not compile", "Counter.java:7:17", "incompatible types");
            assertThatThrownBy(looking.run::pid).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aCrowdThatIsLeftBehindEndsTheRoundsButNotTheRun() throws IOException {
        String crowd = ToyLab.rightAfter("if (count == 0) for (int i = 0; i < 200; i++) Thread.ofPlatform().daemon()"
                + ".start(() -> java.util.concurrent.locks.LockSupport.park());");
        try (Looking looking = looking(toy(), crowd)) {
            Note note = looking.first(Note.class, said -> true);
            assertThat(note.text()).contains("no further round is begun");
            int rounds = looking.all(Round.class).size();
            looking.first(
                    Sample.class,
                    sample -> sample.t() > looking.all(Sample.class).get(0).t() + 1_000);
            assertThat(looking.all(Round.class)).hasSize(rounds);
        }
    }

    @Test
    void idleThreadsThatAreLeftBehindEndTheRoundsToo() throws IOException {
        assertThat(noteAfter(
                        "for (int i = 0; i < 300; i++) new java.util.Timer(true).schedule(new java.util.TimerTask() {"
                                + " public void run() {} }, 600_000);"))
                .contains("most of them idle", "no further round is begun");
    }

    @Test
    void aHeapThatIsFilledEndsTheRoundsBeforeOneFindsNoRoom() throws IOException {
        assertThat(noteAfter("System.getProperties().put(new Object(), new byte[10_000_000]);"))
                .contains("MB of objects are alive in a heap of", "no further round is begun");
    }

    /** Why no further round is begun where the work of each round leaves something behind. */
    private String noteAfter(String leftBehind) throws IOException {
        try (Looking looking = looking(toy(), ToyLab.rightAfter("if (count == 0) " + leftBehind))) {
            return looking.first(Note.class, said -> true).text();
        }
    }

    @Test
    void virtualThreadsAreCounted() throws IOException {
        String crowd = ToyLab.rightAfter("if (count == 0) for (int i = 0; i < 3; i++) Thread.ofVirtual()"
                + ".start(() -> java.util.concurrent.locks.LockSupport.park());");
        try (Looking looking = looking(toy(), crowd)) {
            assertThat(looking.first(Sample.class, sample -> sample.virtualThreads() >= 3)
                            .threads())
                    .isNotNull();
        }
    }

    @Test
    void anUnknownShapeIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> Looking.at("handoff", "fault", "sendr"))
                .isInstanceOf(UnknownException.class)
                .hasMessageContaining("sender");
    }

    @Test
    void aSignalsFieldsStandBesideItsRound() throws IOException {
        try (Looking looking = looking(toy(), ToyLab.RIGHT)) {
            assertThat(Json.of(looking.first(Signal.class, signal -> true)))
                    .isEqualTo("{\"round\":1,\"shape\":\"once\",\"name\":\"missed\",\"value\":0,\"unit\":\"numbers\","
                            + "\"healthy\":\"<=0\",\"faulty\":\">=5\",\"status\":\"healthy\"}");
        }
    }

    private ToyLab toy() throws IOException {
        if (toy == null) {
            toy = ToyLab.in(home);
            ToyLab.warm(home);
        }
        return toy;
    }

    private static Looking looking(ToyLab toy, String counter) throws IOException {
        Path folder = toy.folder();
        Files.writeString(folder.resolve("Counter.java"), counter);
        return Looking.at(toy.session(), toy.lab(), new Variant("work", folder), "once");
    }
}
