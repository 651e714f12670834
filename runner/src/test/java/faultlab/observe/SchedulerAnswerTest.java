package faultlab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SchedulerAnswerTest {

    @Test
    void countsWhatWaitsInAllQueues() throws IOException {
        var answer = """
                4711:
                java.util.concurrent.ForkJoinPool@3730bb0e[Running, parallelism = 2, size = 3, active = 2, running = 0, steals = 2, tasks = 7, submissions = 50]
                """;

        assertThat(SchedulerAnswer.parse("asked", answer, true)).isEqualTo(new Data.Scheduler("asked", 2, true, 3, 57));
    }

    @Test
    void saysWhatAnotherSchedulerTellsInstead() {
        assertThatThrownBy(() -> SchedulerAnswer.parse("asked", "shop.OwnScheduler@1\n", false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("only: shop.OwnScheduler@1");
    }
}
