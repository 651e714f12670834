package faultlab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private static Map<Figure, Double> round(double maven, double verdict) {
        return Map.of(Figure.MAVEN, maven, Figure.VERDICT, verdict);
    }

    @Test
    void aSlowSpellThatHitsBothSidesOfARoundLeavesTheRatioAlone() {
        var samples = new Samples(List.of(round(900, 100), round(9000, 1000), round(910, 100)), Map.of());
        var compared = samples.compare(Comparison.VERDICT);
        assertThat(compared.ratio()).isEqualTo(new Spread(9, 9, 9.1));
        assertThat(compared.dividend().millis()).isEqualTo(new Spread(900, 910, 9000));
        assertThat(compared.divisor().millis()).isEqualTo(new Spread(100, 100, 1000));
    }

    @Test
    void anAimIsMetByTheMedianOnItsOwnSide() {
        assertThat(new Samples(List.of(round(800, 100)), Map.of())
                        .compare(Comparison.VERDICT)
                        .met())
                .isTrue();
        assertThat(new Samples(List.of(round(790, 100)), Map.of())
                        .compare(Comparison.VERDICT)
                        .met())
                .isFalse();
        var slow = Map.of(Figure.TESTS_CPU, 810.0, Figure.HELLO_CPU, 100.0);
        assertThat(new Samples(List.of(slow), Map.of())
                        .compare(Comparison.TEST_JVM)
                        .met())
                .isFalse();
        var fast = Map.of(Figure.TESTS_CPU, 800.0, Figure.HELLO_CPU, 100.0);
        assertThat(new Samples(List.of(fast), Map.of())
                        .compare(Comparison.TEST_JVM)
                        .met())
                .isTrue();
    }

    @Test
    void whatIsMissingHasAReasonAndNeitherRatioNorVerdict() {
        var samples = new Samples(List.of(Map.of(Figure.VERDICT, 100.0)), Map.of(Figure.MAVEN, "there is no Maven"));
        var compared = samples.compare(Comparison.VERDICT);
        assertThat(compared.missing()).isEqualTo("there is no Maven");
        assertThat(compared.ratio()).isNull();
        assertThat(compared.met()).isNull();
        assertThat(compared.dividend().millis()).isNull();
        assertThat(compared.divisor().millis()).isEqualTo(new Spread(100, 100, 100));
    }

    @Test
    void aFigureThatNobodyMissesMustBeThere() {
        var samples = new Samples(List.of(Map.of(Figure.VERDICT, 100.0)), Map.of());
        assertThatThrownBy(() -> samples.compare(Comparison.VERDICT)).hasMessageContaining("a round without MAVEN");
    }
}
