package faultlab.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final AtomicLong clock = new AtomicLong();

    private static long taken(Rate rate, int times) {
        return IntStream.range(0, times).filter(i -> rate.take()).count();
    }

    @Test
    void aRateIsUsedUpAndComesBackWithTime() {
        var rate = new Rate(2, 5, clock::get);
        assertThat(taken(rate, 9)).isEqualTo(5);
        clock.addAndGet(1_000_000_000L);
        assertThat(taken(rate, 9)).isEqualTo(2);
        clock.addAndGet(60_000_000_000L);
        assertThat(taken(rate, 9)).isEqualTo(5);
    }

    @Test
    void anHonestPageIsNeverRefused() {
        var limits = Limits.OF_A_PERSON;
        var rate = new Rate(limits.perSecond(), limits.burst(), clock::get);
        long refused = 0;
        for (int second = 0; second < 600; second++) {
            // five tabs: each saves and compiles ten times a second, and is loaded anew each time
            refused += 150 - taken(rate, 150);
            clock.addAndGet(1_000_000_000L);
        }
        assertThat(refused).isZero();
    }

    @Test
    void tooManyRequestsAreRefusedInWords() {
        var access = new Access(7070, "key", new Rate(1, 1, clock::get));
        var asked =
                new Asked("GET", "/", List.of("127.0.0.1:7070"), List.of(), null, null, null, null, List.of("key"), -1);
        assertThat(access.refusal(asked)).isEmpty();
        assertThat(access.refusal(asked)).get().satisfies(refusal -> {
            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.code()).isEqualTo("too-many");
            assertThat(refusal.message()).contains("try again");
        });
    }

    @Test
    void strangersDoNotUseUpWhatIsThereForThePage() {
        var access = new Access(7070, "key", new Rate(1, 1, clock::get));
        var stranger = new Asked(
                "GET",
                "/",
                List.of("127.0.0.1:7070"),
                List.of("http://evil.example"),
                null,
                null,
                null,
                null,
                List.of(),
                -1);
        assertThat(IntStream.range(0, 50)
                        .mapToObj(i -> access.refusal(stranger).orElseThrow().status()))
                .containsOnly(403);
        var page =
                new Asked("GET", "/", List.of("127.0.0.1:7070"), List.of(), null, null, null, null, List.of("key"), -1);
        assertThat(access.refusal(page)).isEmpty();
    }
}
