package faultlab.bench;

import faultlab.catalog.Shape;
import faultlab.catalog.Variant;
import faultlab.compile.Compilation;
import faultlab.execute.Executor;
import faultlab.execute.ScenarioRun;
import java.util.List;
import java.util.Map;

/** The fault compiled and judged, one shape after the other as the explaining run does it. */
final class Judging implements Contender {

    private final Scene scene;
    private final Executor executor;
    private final Compiled compiled;

    Judging(Scene scene, Executor executor, Compiled compiled) {
        this.scene = scene;
        this.executor = executor;
        this.compiled = compiled;
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.JUDGING);
    }

    @Override
    public Map<Figure, Double> measure() {
        Stopwatch watch = Stopwatch.start();
        Compilation fault = compiled.afresh(Variant.fault(scene.lab()));
        for (Shape shape : scene.lab().contract().shapes()) {
            ScenarioRun run = executor.judge(fault, shape);
            if (run.trouble() != null) {
                throw new IllegalStateException(shape.name() + " did not come to its end: " + run.trouble());
            }
        }
        return Map.of(Figure.JUDGING, watch.millis());
    }
}
