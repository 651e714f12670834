package faultlab.bench;

import faultlab.catalog.Variant;
import faultlab.report.Observation;
import java.util.List;
import java.util.Map;

/** The fault observed as {@code lab run} and the page do it, to the written report. */
final class Explaining implements Contender {

    private final Scene scene;

    Explaining(Scene scene) {
        this.scene = scene;
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.EXPLAINING);
    }

    @Override
    public Map<Figure, Double> measure() {
        Stopwatch watch = Stopwatch.start();
        Observation seen = scene.session().run(scene.lab(), Variant.fault(scene.lab()), false, false, shape -> {});
        double millis = watch.millis();
        seen.shapes().forEach(shape -> {
            if (shape.trouble() != null) {
                throw new IllegalStateException(shape.name() + " did not come to its end: " + shape.trouble());
            }
        });
        return Map.of(Figure.EXPLAINING, millis);
    }
}
