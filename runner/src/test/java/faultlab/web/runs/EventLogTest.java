package faultlab.web.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import faultlab.web.runs.EventLog.Event;
import faultlab.web.runs.Run.Ending;
import faultlab.web.runs.Run.Order;
import faultlab.web.runs.Run.State;
import faultlab.web.runs.Runs.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventLogTest {

    private static final int MOST = 4_000;

    @Test
    void theOldestOfWhatPassesGoesAndVerdictsStay() throws InterruptedException {
        var log = new EventLog(MOST);
        log.add("stage", Map.of("name", "tests"));
        for (int i = 0; i < 1_000; i++) {
            log.add("sample", Map.of("operations", i));
        }
        log.add("check", Map.of("verdict", "pass"));
        var kept = log.after(0, 0);
        assertThat(kept.getFirst()).isEqualTo(new Event(1, "stage", "{\"name\":\"tests\"}"));
        assertThat(kept.getLast().name()).isEqualTo("check");
        assertThat(kept.stream().mapToInt(event -> event.data().length()).sum()).isLessThanOrEqualTo(MOST);
        assertThat(kept.get(kept.size() - 2)).isEqualTo(new Event(1_001, "sample", "{\"operations\":999}"));
        assertThat(kept.stream().map(Event::id)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whoComesBackHearsWhatHeMissedAndNothingTwice() throws InterruptedException {
        var log = new EventLog(MOST);
        List<Long> heard = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            log.add("begins", Map.of());
            log.add("test", Map.of());
            log.after(heard.size(), 0).forEach(event -> heard.add(event.id()));
        }
        assertThat(heard).hasSize(20).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whoFollowsIsWaitedForButNotForLong() throws Exception {
        var log = new EventLog(MOST);
        log.awaitHeard(Long.MAX_VALUE / 2_000_000);
        log.followed();
        log.awaitHeard(1);
        var waiting = Thread.startVirtualThread(() ->
                assertThatCode(() -> log.awaitHeard(Long.MAX_VALUE / 2_000_000)).doesNotThrowAnyException());
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        log.left();
        waiting.join();
    }

    @Test
    void afterTheEndNothingIsAddedAndNobodyWaits() throws InterruptedException {
        var log = new EventLog(MOST);
        log.add(EventLog.END, Ending.DONE);
        assertThat(log.isOver(0)).isFalse();
        assertThat(log.add("sample", Map.of())).isEqualTo(1);
        assertThat(log.isOver(1)).isTrue();
        assertThat(log.after(1, Long.MAX_VALUE / 2_000_000)).isEmpty();
    }

    @Test
    void atMostFourRunAtOnceAndOneOfAKindInALab() {
        var release = new CountDownLatch(1);
        try (var runs = new Runs(lab -> {})) {
            Runs.Job job = run -> {
                release.await();
                return Ending.DONE;
            };
            for (var lab : List.of("a", "b", "c", "d")) {
                assertThat(runs.begin(new Order(lab, Kind.CHECK, "work", ""), job))
                        .isInstanceOf(Placed.Begun.class);
            }
            assertThat(runs.begin(new Order("a", Kind.CHECK, "work", ""), job)).isInstanceOf(Placed.Busy.class);
            assertThat(runs.begin(new Order("e", Kind.CHECK, "work", ""), job)).isEqualTo(new Placed.Full(4));
        }
    }

    @Test
    void whatAJobThrowsIsToldAsItsEnd() throws InterruptedException {
        try (var runs = new Runs(lab -> {})) {
            var placed = (Placed.Begun) runs.begin(new Order("a", Kind.CHECK, "work", ""), run -> {
                throw new StackOverflowError("deep");
            });
            assertThat(placed.run().awaitEnd(30_000)).isTrue();
            assertThat(placed.run().view().state()).isEqualTo(State.FAILED);
            assertThat(placed.run().view().message()).contains("not in your code", "deep");
            runs.close();
            assertThat(runs.begin(new Order("a", Kind.CHECK, "work", ""), run -> Ending.DONE))
                    .isEqualTo(new Placed.Closed());
        }
    }
}
