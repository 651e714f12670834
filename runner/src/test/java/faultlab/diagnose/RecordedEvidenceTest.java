package faultlab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.Row;
import faultlab.observe.Source;
import faultlab.observe.ThreadRow;
import java.io.IOException;
import java.lang.Thread.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import subject.RecordedEvidence;

class RecordedEvidenceTest {

    @ParameterizedTest
    @CsvSource({
        "sender, handoff, sender, 0.95",
        "transfer, handoff, sender, 0.95",
        "exchange, handoff, sender, 0.95",
        "virtual-sender, handoff, sender, 0.95",
        "sender-in-live-server, handoff, sender, 0.75",
        "facing, handoff, facing, 0.9",
        "taker, handoff, taker, 0.85",
        "deadlock-monitors, deadlock, monitors, 0.98",
        "deadlock-locks, deadlock, locks, 0.98",
        "deadlock-mixed, deadlock, mixed, 0.98",
        "deadlock-virtual-monitors, deadlock, virtual-threads, 0.98",
        "deadlock-virtual-locks, deadlock, virtual-threads, 0.65",
        "deadlock-virtual-mixed, deadlock, virtual-threads, 0.65",
        "deadlock-mixed-kinds, deadlock, virtual-threads, 0.9",
        "timed-out-gets, cancellation, get-timeout, 0.9",
        "timed-out-gets-on-virtual-threads, cancellation, get-timeout, 0.9",
        "timed-out-gets-in-live-server, cancellation, get-timeout, 0.7",
        "timed-out-futures, cancellation, or-timeout, 0.75",
        "cancelled-futures, cancellation, future-cancel, 0.75",
        "own-deadlines, cancellation, own-deadline, 0.9",
        "late-callbacks, cancellation, late-callback, 0.9",
        "timer-per-request, timers, timer-per-request, 0.95",
        "tasks-of-one-timer, timers, queued-tasks, 0.95",
        "one-shots, timers, queued-tasks, 0.95",
        "periodic-tasks, timers, queued-tasks, 0.95",
        "delayed-stages, timers, delayed-stage, 0.95",
        "thread-per-request, escape, outlives-request, 0.9",
        "pool-per-request, escape, outlives-request, 0.9",
        "answers-twice, escape, answers-twice, 0.9",
        "writes-late, escape, writes-late, 0.8",
        "hogs-on-carriers, residence, cpu-hog, 0.95",
        "hogs-that-yield, residence, cpu-hog, 0.8",
        "one-carrier, residence, parallelism, 0.95",
        "native-callback, residence, pinned-native, 0.9",
        "native-wait, residence, pinned-native, 0.9",
        "initialiser, residence, pinned-class-init, 0.9",
        "silent-peer, timeouts, socket-read, 0.9",
        "silent-peer-on-virtual-threads, timeouts, socket-read, 0.9",
        "silent-peer-of-a-server, timeouts, socket-read, 0.9",
        "dripping-peer, timeouts, socket-read, 0.6",
        "full-peer, timeouts, connect, 0.9",
        "silent-page, timeouts, http-wait, 0.9",
        "lost-connections, connections, leak, 0.85",
        "boxed-sums, churn, boxing, 0.8",
        "formatted-lines, churn, texts, 0.8",
        "joined-lines, churn, texts, 0.8",
        "three-layers, retries, nested-retries, 0.85",
        "two-layers-by-a-helper, retries, nested-retries, 0.7",
        "lost-connections-and-patience, connections, leak, 0.6",
        "endless-queries, connections, slow-query, 0.85",
        "too-many-callers, connections, demand, 0.7",
        "slices-of-packets, slices, buffer, 0.8",
        "sub-lists, slices, sublist, 0.9",
        "kept-matchers, slices, matcher, 0.9",
        "kept-segments, slices, segment, 0.8",
        "thread-locals, threadlocals, value-per-thread, 0.9",
        "map-in-a-thread-local, threadlocals, value-per-thread, 0.9",
        "inherited-by-a-pool, threadlocals, inherited, 0.9",
        "plug-ins-in-a-list, classloaders, registry, 0.95",
        "reads-after-close, dangling, closed-arena, 0.95",
        "views-of-one-buffer, dangling, shared-bytes, 0.8",
        "reads-of-nothing, dangling, beyond-the-end, 0.85",
        "forms-given-back-twice, pooling, returned-twice, 0.9",
        "forms-given-back-elsewhere, pooling, returned-elsewhere, 0.93",
        "forms-never-given-back, pooling, still-held, 0.85",
        "plug-ins-on-threads, classloaders, thread, 0.95",
        "grown-streams, buffers, stream, 0.75",
        "grown-builders, buffers, builder, 0.75",
        "grown-lists, buffers, list, 0.9",
        "static-map, cache, unbounded-map, 0.95",
        "hash-map, cache, unbounded-map, 0.95",
        "tree-map, cache, unbounded-map, 0.95",
        "skip-list-map, cache, unbounded-map, 0.95",
        "map-of-photos, cache, unbounded-map, 0.95",
    })
    void namesTheCauseAndMechanismOfEachFaultAndNothingElse(
            String program, String cause, String mechanism, double confidence) throws IOException {
        var diagnosis = Diagnose.of(RecordedEvidence.of(program));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.FAULTY);
        assertThat(diagnosis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.cause()).isEqualTo(cause);
            assertThat(finding.mechanism()).isEqualTo(mechanism);
            assertThat(finding.confidence()).isEqualTo(confidence);
            assertThat(finding.lab()).isEqualTo(cause);
            assertThat(finding.evidence())
                    .isNotEmpty()
                    .first()
                    .satisfies(clue -> assertThat(clue.frame()).contains("subject."));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idle-workers",
                "idle-consumer",
                "consumer-waits-for-schedule",
                "late-taker",
                "producer-progresses",
                "lock-contention",
                "virtual-lock-contention",
                "timed-handoff",
                "busy-pool",
                "in-the-midst",
                "long-tasks",
                "told-of-time-outs",
                "platform-batch",
                "one-carrier-is-free",
                "virtual-waits",
                "short-burst",
                "idle-scheduler",
                "copied-beginnings",
                "passing-views",
                "newest-packets",
                "page-for-each-thread",
                "removed-in-the-end",
                "replaced-streams",
                "closed-arenas",
                "dropped-direct-buffers",
                "native-pool",
                "plug-ins-unloaded",
                "plug-ins-that-stay",
                "views-of-one-file",
                "reads-while-open",
                "forms-used-again",
                "jobs-in-a-list",
                "unmapped",
                "mapped-index",
                "bounded-map",
                "bounded-map-that-fills",
                "warm-map",
                "big-constant-heap",
                "pool-lives-on",
                "helpers-joined",
                "clients-hang-up",
                "churn",
                "blocks",
                "few-texts",
                "mixed-objects",
                "limited-reads",
                "kept-connections",
                "long-polls",
                "slow-report",
                "answers-come",
                "busy-connections",
                "long-reports",
                "one-layer",
                "polite-crawlers",
                "crawlers-and-a-missing-page",
                "poller"
            })
    void findsNothingInHealthyProgramsThatLookLikeAFault(String program) throws IOException {
        var diagnosis = Diagnose.of(RecordedEvidence.of(program));

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.missing()).isEmpty();
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void callsAVirtualSenderThatMayHaveMovedNeitherFaultyNorHealthy() throws IOException {
        var diagnosis = Diagnose.of(RecordedEvidence.of("virtual-producer-progresses"));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.missing()).singleElement().asString().contains("handoff");
    }

    @Test
    void callsManyTasksThatNobodyWaitsForNeitherFaultyNorHealthyWhereNoCallerWasSeenToGiveUp() throws IOException {
        var diagnosis = Diagnose.of(RecordedEvidence.of("work-for-nobody-seen"));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.missing()).singleElement().asString().contains("cancellation", "12 threads");
    }

    @Test
    void saysWhoWorksForNobodyAndWhereTheCallerGaveUp() throws IOException {
        var finding =
                Diagnose.of(RecordedEvidence.of("timed-out-gets")).findings().getFirst();

        assertThat(finding.summary())
                .contains("6 threads (pool-1-thread-1,", "FutureTask.get", "no thread waits")
                .contains("CancellationPrograms.java:");
        assertThat(finding.evidence())
                .last()
                .satisfies(clue -> assertThat(clue.frame()).contains("CancellationPrograms.giveUp"));
    }

    @Test
    void saysWhichMethodsTryAgainOneBelowTheOther() throws IOException {
        var finding =
                Diagnose.of(RecordedEvidence.of("three-layers")).findings().getFirst();

        assertThat(finding.summary())
                .contains("RetryPrograms.front → RetryPrograms.middle → RetryPrograms.back")
                .contains("pause, in 3 methods");
        assertThat(finding.evidence())
                .hasSize(3)
                .allSatisfy(clue -> assertThat(clue.frame()).contains("subject."));
    }

    @Test
    void aThreadThatOnlyPausesByTheHelperOfOthersChangesNothing() throws IOException {
        var evidence = RecordedEvidence.of("two-layers-by-a-helper");
        var alone = evidence.rows().stream()
                .map(row -> row.data() instanceof Data.Threads(String at, ThreadRow thread)
                                && thread.applicationFrame()
                                        .filter(frame -> frame.method().equals("backOff"))
                                        .isPresent()
                        ? new Row(row.t(), row.source(), new Data.Threads(at, cut(thread)))
                        : row)
                .filter(row -> !evidence.rows().contains(row))
                .findFirst()
                .orElseThrow();
        var rows = new ArrayList<>(evidence.rows());
        rows.add(alone);

        assertThat(Diagnose.of(new Evidence(evidence.target(), rows)).findings())
                .extracting(Finding::mechanism)
                .containsExactly("nested-retries");
    }

    /** Another thread, with no frame below the first of the application's. */
    @SuppressWarnings("NullAway") // as in Renamed
    private static ThreadRow cut(ThreadRow thread) {
        var first = thread.frames().indexOf(thread.applicationFrame().orElseThrow());
        return new ThreadRow(
                Long.MAX_VALUE,
                "alone",
                thread.virtual(),
                thread.daemon(),
                thread.state(),
                thread.cpuMillis(),
                thread.frames().subList(0, first + 1),
                thread.waitsFor(),
                thread.owner(),
                thread.owns(),
                thread.carrier());
    }

    @Test
    void doesNotCallPausesHealthyWhereItCannotKnowWhetherSomethingFails() throws IOException {
        var evidence = RecordedEvidence.of("three-layers");
        var rows = new ArrayList<>(evidence.rows().stream()
                .filter(row -> row.source() != Source.RECORDING)
                .toList());
        rows.add(new Row(Instant.EPOCH, Source.RECORDING, new Data.Missing("no recorder")));
        var diagnosis = Diagnose.of(new Evidence(evidence.target(), rows));

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.missing()).anySatisfy(lack -> assertThat(lack).contains("fail below methods that pause"));
    }

    @Test
    void saysWhoWaitsWhereAtWhichQueueAndSinceWhen() throws IOException {
        var finding = Diagnose.of(RecordedEvidence.of("sender")).findings().getFirst();

        assertThat(finding.summary())
                .contains("4 threads (porter-0, porter-1, porter-2 and 1 more)", "SynchronousQueue.put")
                .containsPattern("SynchronousQueue@[0-9a-f]+")
                .contains("HandoffPrograms.java:")
                .containsPattern("at least [1-9]\\.\\d s");
        assertThat(finding.fix()).contains("deadline");
    }

    @Test
    void namesWhoHoldsWhatADeadlockedThreadWaitsFor() throws IOException {
        var finding =
                Diagnose.of(RecordedEvidence.of("deadlock-locks")).findings().getFirst();

        assertThat(finding.evidence())
                .extracting(Finding.Clue::text)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("teller-0 waits for java.util.concurrent.locks.ReentrantLock")
                        .endsWith("held by teller-1"));
    }

    @Test
    void takesALockThatWasNeverGivenBackForNoCircle() throws IOException {
        assertThat(Diagnose.of(RecordedEvidence.of("lock-never-given-back")).findings())
                .isEmpty();
    }

    @Test
    void neitherAccusesNorClearsVirtualThreadsAtLocksWhileOthersWork() throws IOException {
        var evidence = RecordedEvidence.of("deadlock-mixed-kinds");
        var working = new ThreadRow(
                Long.MAX_VALUE,
                "",
                false,
                false,
                State.RUNNABLE,
                null,
                List.of(Frame.of("shop.Till.sell(Till.java:7)")),
                null,
                null,
                List.of(),
                null);
        var rows = new ArrayList<>(evidence.rows());
        rows.add(new Row(
                evidence.snapshots().getLast().t(),
                Source.THREADS,
                new Data.Threads(evidence.snapshots().getLast().name(), working)));

        var diagnosis = Diagnose.of(new Evidence(evidence.target(), rows));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(diagnosis.missing())
                .singleElement()
                .asString()
                .contains("deadlock", "though other threads are at work");
    }

    @Test
    void callsEvidenceWithoutThreadDataUnknown() throws IOException {
        var diagnosis = Diagnose.of(new Evidence(RecordedEvidence.of("sender").target(), List.of()));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(diagnosis.missing())
                .containsExactly(
                        "thread dumps at two checkpoints (there are 0: it was not collected)",
                        "live objects counted at two checkpoints (there are 0: it was not collected)");
    }

    @Test
    void callsAServerWithoutARecordingUnknown() throws IOException {
        var whole = RecordedEvidence.of("pool-lives-on");
        var rows = whole.rows().stream()
                .filter(row -> row.source() != Source.RECORDING)
                .toList();

        var diagnosis = Diagnose.of(new Evidence(whole.target(), rows));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(diagnosis.missing())
                .containsExactly("what requests start, and what they write too late (it was not collected)");
    }

    @Test
    void callsASingleCheckpointUnknownWhateverItShows() throws IOException {
        var whole = RecordedEvidence.of("sender");
        var first = whole.rows().stream()
                .filter(row -> !row.data().toString().contains("second"))
                .toList();

        var diagnosis = Diagnose.of(new Evidence(whole.target(), first));

        assertThat(new Evidence(whole.target(), first).snapshots()).hasSize(1);
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(diagnosis.findings()).isEmpty();
    }
}
