package faultlab.observe.life;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Observe;
import faultlab.observe.Observe.LiveObjects;
import faultlab.observe.life.Mark.Kind;
import faultlab.observe.life.Stay.Known;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import subject.RecordedEvidence;
import subject.SubjectJvm;

/** Of a JVM in which each thread is at something else, looked at from outside, and of recorded ones. */
class LifeCyclesTest {

    private static Evidence evidence;
    private static Map<String, LifeCycle> threads;

    @BeforeAll
    static void look() throws Exception {
        try (var jvm = SubjectJvm.start("each-at-something-else", "-Djdk.virtualThreadScheduler.parallelism=1")) {
            evidence = Observe.process(jvm.pid(), Duration.ofMillis(300), true, LiveObjects.NEVER);
        }
        threads = LifeCycles.of(evidence).threads().stream()
                .collect(Collectors.toMap(LifeCycle::name, life -> life, (one, _) -> one));
    }

    private static LifeCycle thread(String name) {
        var life = threads.get(name);
        assertThat(life).as(name).isNotNull();
        return Objects.requireNonNull(life);
    }

    private static LifeState last(String name) {
        return thread(name).last().state();
    }

    @Test
    void tellsFinerThanTheJvmWhatEachThreadIsAt() {
        assertThat(last("blocked")).isEqualTo(LifeState.BLOCKED);
        assertThat(last("waiting")).isEqualTo(LifeState.WAITING);
        assertThat(last("parked")).isEqualTo(LifeState.PARKED);
        assertThat(last("holder")).isEqualTo(LifeState.TIMED_WAITING);
        assertThat(last("reading")).isEqualTo(LifeState.NATIVE);
        assertThat(last("running")).isIn(LifeState.RUNNING, LifeState.RUNNABLE);
        assertThat(last("virtual-running")).isEqualTo(LifeState.RUNNING);
        assertThat(last("virtual-ready")).isEqualTo(LifeState.RUNNABLE);
    }

    @Test
    void knowsFromTwoLooksWhoHasNotMoved() {
        assertThat(thread("blocked").stays()).singleElement().satisfies(stay -> {
            assertThat(stay.known()).isEqualTo(Known.STILL);
            assertThat(stay.length()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            assertThat(stay.frame()).isNotNull();
        });
        assertThat(thread("virtual-ready").last().known()).isEqualTo(Known.STILL);
        assertThat(thread("running").last().known()).isNotEqualTo(Known.STILL);
    }

    @Test
    void aVirtualThreadThatGotNoCarrierIsMarkedAndOneThatRunsIsNot() {
        var marked = LifeCycles.of(evidence).marks().stream()
                .filter(mark -> mark.kind() == Kind.RUNNABLE)
                .map(Mark::name)
                .toList();
        assertThat(marked).contains("virtual-ready").doesNotContain("virtual-running", "blocked", "reading");
    }

    @Test
    void whoWaitsIsMarkedOnlyBeyondTheLimit() {
        assertThat(LifeCycles.of(evidence).marks()).noneMatch(mark -> mark.kind() == Kind.WAITING);
        var strict = new LifeLimits(Duration.ofMillis(100), Duration.ofMillis(100));
        assertThat(LifeCycles.of(evidence, strict).marks())
                .filteredOn(mark -> mark.kind() == Kind.WAITING)
                .extracting(Mark::name)
                .contains("blocked", "waiting", "parked")
                .doesNotContain("holder", "reading", "running", "virtual-ready");
    }

    @Test
    void countersOfTheSystemTellWhatAThreadRanAndWhatItWaitedForAProcessor() {
        assertThat(evidence.all(Data.Ready.class)).hasSize(2);
        assertThat(thread("running").residence()).containsKey(LifeState.RUNNING);
        assertThat(thread("parked").residence()).containsOnlyKeys(LifeState.PARKED);
    }

    @Test
    void somethingCanRunWhereAThreadSpins() {
        assertThat(LifeCycles.of(evidence).nothingCanRun()).isFalse();
    }

    @Test
    void nothingCanRunWhereEverybodyWaitsForSomebodyWhoIsNotThere() throws Exception {
        for (var program : new String[] {"sender", "taker", "facing", "deadlock-monitors", "deadlock-mixed"}) {
            assertThat(LifeCycles.of(RecordedEvidence.of(program)).nothingCanRun())
                    .as(program)
                    .isTrue();
        }
    }

    @Test
    void somethingCanRunWhereARequestAScheduleOrAnIdlePoolMayStillBringWork() throws Exception {
        for (var program : new String[] {
            "sender-in-live-server",
            "idle-consumer",
            "consumer-waits-for-schedule",
            "idle-workers",
            "late-taker",
            "producer-progresses",
            "lock-contention",
            "timed-handoff",
            "virtual-producer-progresses"
        }) {
            assertThat(LifeCycles.of(RecordedEvidence.of(program)).nothingCanRun())
                    .as(program)
                    .isFalse();
        }
    }

    @Test
    void evidenceWithoutThreadsHasNoLivesAndSaysNothing() {
        var none = LifeCycles.of(Evidence.none("it was gone"));
        assertThat(none.threads()).isEmpty();
        assertThat(none.marks()).isEmpty();
        assertThat(none.nothingCanRun()).isFalse();
    }
}
