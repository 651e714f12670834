package faultlab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final List<String> asked = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();

    /** Says how often it was asked, but for the time from which on it is missing. */
    private final class Counting implements Contender {

        private final String name;
        private final Figure figure;
        private final int missingFrom;
        private int times;

        Counting(String name, Figure figure, int missingFrom) {
            this.name = name;
            this.figure = figure;
            this.missingFrom = missingFrom;
        }

        @Override
        public List<Figure> figures() {
            return List.of(figure);
        }

        @Override
        public Map<Figure, Double> measure() throws Missing {
            asked.add(name);
            if (++times >= missingFrom) {
                throw new Missing("worn out");
            }
            return Map.of(figure, (double) times);
        }
    }

    private Contender counting(String name, Figure figure) {
        return new Counting(name, figure, Integer.MAX_VALUE);
    }

    @Test
    void contendersTakeTurnsAndTheRoundThatWarmsIsDropped() throws Exception {
        var turns = new Turns(List.of(counting("a", Figure.MAVEN), counting("b", Figure.VERDICT)), heard::add).take(2);
        assertThat(asked).containsExactly("a", "b", "a", "b", "a", "b");
        assertThat(turns.rounds())
                .containsExactly(
                        Map.of(Figure.MAVEN, 2.0, Figure.VERDICT, 2.0), Map.of(Figure.MAVEN, 3.0, Figure.VERDICT, 3.0));
        assertThat(heard).hasSize(6).first().asString().startsWith("warming: ");
        assertThat(heard).last().asString().startsWith("round 2 of 2: ");
    }

    @Test
    void whoIsMissingIsNotAskedAgainAndTheOthersGoOn() throws Exception {
        var turns = new Turns(List.of(new Counting("a", Figure.MAVEN, 2), counting("b", Figure.VERDICT)), heard::add)
                .take(2);
        assertThat(asked).containsExactly("a", "b", "a", "b", "b");
        assertThat(turns.missing()).isEqualTo(Map.of(Figure.MAVEN, "worn out"));
        assertThat(turns.compare(Comparison.VERDICT).missing()).isEqualTo("worn out");
    }
}
