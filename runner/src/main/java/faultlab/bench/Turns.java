package faultlab.bench;

import faultlab.bench.Contender.Missing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lets contenders work one after the other, round after round, never two at once. */
final class Turns {

    private final List<Contender> contenders;
    private final Consumer<String> listener;
    private final Map<Figure, String> missing = new EnumMap<>(Figure.class);

    /** @param listener hears what is under way */
    Turns(List<Contender> contenders, Consumer<String> listener) {
        this.contenders = contenders;
        this.listener = listener;
    }

    /** Takes the rounds. One more comes before them, for caches to be built and code to be compiled; it is dropped. */
    Samples take(int rounds) throws IOException, InterruptedException {
        round("warming");
        List<Map<Figure, Double>> kept = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            kept.add(round("round " + round + " of " + rounds));
        }
        return new Samples(List.copyOf(kept), Map.copyOf(missing));
    }

    private Map<Figure, Double> round(String name) throws IOException, InterruptedException {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        for (Contender contender : contenders) {
            Figure first = contender.figures().getFirst();
            if (!missing.containsKey(first)) {
                listener.accept(name + ": " + first.words());
                figures.putAll(measured(contender));
            }
        }
        return figures;
    }

    private Map<Figure, Double> measured(Contender contender) throws IOException, InterruptedException {
        try {
            return contender.measure();
        } catch (Missing e) {
            contender.figures().forEach(figure -> missing.put(figure, e.reason()));
            return Map.of();
        }
    }
}
