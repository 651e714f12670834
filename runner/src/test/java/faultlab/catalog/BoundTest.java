package faultlab.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundTest {

    @ParameterizedTest
    @CsvSource({"<=64,64,true", "<=64,65,false", ">=6,6,true", ">=6,5,false", "<=0.5,0.5,true", "<=0.5,0.6,false"})
    void allowsItsLimitItselfAndItsOwnSide(String bound, double value, boolean holds) {
        assertThat(Bound.parse(bound).holds(value)).isEqualTo(holds);
    }

    @Test
    void nothingMeasuredIsNoNumberAndNeverHolds() {
        assertThat(Bound.parse("<=64").holds(Double.NaN)).isFalse();
        assertThat(Bound.parse(">=0").holds(Double.NaN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<=64", ">=6", "<=0.5"})
    void isWrittenAsItWasRead(String text) {
        assertThat(Bound.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "<64", "==64", "<=-1", "<= 64", "<=64 ms", "<=1e9"})
    void refusesAnotherFormAndSaysWhichIsRight(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bound.parse(text))
                .withMessageContaining("\"<=64\" or \">=6\"")
                .withMessageContaining("got \"" + text + "\"");
    }
}
