package faultlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.life.LifeLimits;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import subject.RecordedEvidence;

/** Of recorded programs: what people are told of the lives of their threads. */
class TimelineTest {

    private static final LifeLimits STRICT = new LifeLimits(Duration.ofMillis(200), Duration.ofMillis(100));

    private static Timeline of(String program, LifeLimits limits) throws IOException {
        return Timeline.of(RecordedEvidence.of(program), new Places("subject"), limits);
    }

    private static String text(String program, LifeLimits limits) throws IOException {
        return new TimelineText(Style.PLAIN).of(of(program, limits));
    }

    @Test
    void threadsAtTheSamePlaceAreOneLineWithTheTimeTheyWereSeenThere() throws IOException {
        assertThat(text("sender", LifeLimits.ARTICLE))
                .containsPattern("4 threads parked for at least 2\\.\\d s at HandoffPrograms")
                .contains("nothing can run: no thread is left that could let them go on")
                .doesNotContain("for no known reason");
    }

    @Test
    void whatIsBeyondALimitIsSaidWithTheLimit() throws IOException {
        assertThat(text("sender", STRICT)).contains("waiting over 200 ms for no known reason");
        assertThat(of("sender", STRICT).threads().getFirst().marks()).containsExactly("waiting");
        assertThat(text("idle-workers", STRICT)).doesNotContain("for no known reason");
    }

    @Test
    void aServerThatCouldStillGetARequestIsNotSaidToBeStuck() throws IOException {
        assertThat(text("sender-in-live-server", STRICT)).doesNotContain("nothing can run");
    }

    @Test
    void ofAVirtualThreadNobodyKnowsWhereItWasStarted() throws IOException {
        assertThat(of("virtual-sender", STRICT).threads())
                .filteredOn(life -> life.kind().equals("virtual"))
                .isNotEmpty()
                .allMatch(life -> life.createdAt() == null);
    }
}
