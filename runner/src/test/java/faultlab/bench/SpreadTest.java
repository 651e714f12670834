package faultlab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMedianIsTheMiddleOneWhateverTheOrder() {
        assertThat(Spread.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Spread(1, 2, 9));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(8.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(1, 2.5, 8));
    }

    @Test
    void oneFigureIsAllThree() {
        assertThat(Spread.of(List.of(1.2345))).isEqualTo(new Spread(1.23, 1.23, 1.23));
    }

    @Test
    void noFigureHasNoSpread() {
        assertThatThrownBy(() -> Spread.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one round");
    }
}
