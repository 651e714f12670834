package faultlab.bench;

import java.util.List;
import java.util.Map;

/** In the place of a contender that this machine does not have. */
record Absent(Figure figure, String reason) implements Contender {

    @Override
    public List<Figure> figures() {
        return List.of(figure);
    }

    @Override
    public Map<Figure, Double> measure() throws Missing {
        throw new Missing(reason);
    }
}
