package faultlab.bench;

import faultlab.bench.Measured.Compared;
import faultlab.bench.Measured.Side;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param rounds the figures of each round, in milliseconds
 * @param missing the figures that could not be had, each with the reason
 */
record Samples(List<Map<Figure, Double>> rounds, Map<Figure, String> missing) {

    /** Divides within each round, so that a slow spell of the machine hits both sides of a ratio. */
    Compared compare(Comparison comparison) {
        Figure dividend = comparison.dividend();
        Figure divisor = comparison.divisor();
        Aim aim = comparison.aim();
        @Nullable String reason = missing.containsKey(dividend) ? missing.get(dividend) : missing.get(divisor);
        @Nullable Spread ratio = reason == null ? ratio(dividend, divisor) : null;
        return new Compared(
                comparison.id(),
                comparison.unit(),
                side(dividend),
                side(divisor),
                ratio,
                aim,
                aim == null || ratio == null ? null : aim.isMetBy(ratio),
                reason);
    }

    private Spread ratio(Figure dividend, Figure divisor) {
        return Spread.of(rounds.stream()
                .map(round -> figure(round, dividend) / figure(round, divisor))
                .toList());
    }

    private Side side(Figure figure) {
        boolean measured = !missing.containsKey(figure);
        return new Side(
                figure.words(),
                measured
                        ? Spread.of(rounds.stream()
                                .map(round -> figure(round, figure))
                                .toList())
                        : null);
    }

    private static double figure(Map<Figure, Double> round, Figure figure) {
        Double measured = round.get(figure);
        if (measured == null) {
            throw new IllegalStateException(
                    "a round without " + figure + ", of which nobody said that it is missing: " + round);
        }
        return measured;
    }
}
