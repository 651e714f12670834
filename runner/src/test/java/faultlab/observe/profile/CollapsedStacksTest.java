package faultlab.observe.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CollapsedStacksTest {

    @Test
    void equalStacksAreOneAndTheMostFrequentComesFirst() {
        assertThat(CollapsedStacks.tidied(
                        List.of("a.A.x_[j];b.B.y_[i] 2", "c.C.z 4", "a.A.x_[0];b.B.y_[1] 3", "torn"), 1_000))
                .isEqualTo("a.A.x;b.B.y 5\nc.C.z 4\n");
    }

    @Test
    void whatHasNoRoomIsCountedAmongTheOthers() {
        List<String> many = IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> "frame" + i + " " + i)
                .toList();
        String tidied = CollapsedStacks.tidied(many, 2_000);
        assertThat(tidied.length()).isLessThanOrEqualTo(2_000);
        assertThat(tidied).startsWith("frame1000 1000\n").contains("\n" + CollapsedStacks.OTHERS + " ");
        assertThat(Flame.of(tidied).value()).isEqualTo(500_500);
    }

    @Test
    void theTreeAddsWhatStacksHaveInCommon() {
        Flame root = Flame.of("main;a;b 2\nmain;a 1\nmain;c 4\nnothing\nx;y z\n");
        assertThat(root)
                .isEqualTo(new Flame(
                        "all",
                        7,
                        List.of(new Flame(
                                "main",
                                7,
                                List.of(
                                        new Flame("a", 3, List.of(new Flame("b", 2, List.of()))),
                                        new Flame("c", 4, List.of()))))));
        assertThat(Flame.of("")).isEqualTo(new Flame("all", 0, List.of()));
    }
}
