package faultlab.bench;

import faultlab.catalog.Shape;
import faultlab.catalog.Variant;
import faultlab.compile.Compilation;
import faultlab.execute.Executor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What a check cannot do without, by itself: one compile, and the JVMs of tests, shapes and benchmark with nothing around
 * them. As in a check, as many shapes run at once as there are cores.
 */
final class Parts implements Contender {

    private final Scene scene;
    private final Executor bare;
    private final Compiled compiled;

    Parts(Scene scene, Executor bare, Compiled compiled) {
        this.scene = scene;
        this.bare = bare;
        this.compiled = compiled;
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.PARTS);
    }

    @Override
    public Map<Figure, Double> measure() throws IOException, InterruptedException {
        Map<String, Compilation> entrants = new LinkedHashMap<>();
        entrants.put("fault", compiled.benchmarkable(compiled.of(Variant.fault(scene.lab()))));
        entrants.put("reference", compiled.benchmarkable(compiled.of(Variant.solution(scene.lab()))));
        Stopwatch watch = Stopwatch.start();
        Compilation yours = compiled.afresh(scene.work());
        whole("tests", bare.tests(yours, test -> {}).trouble());
        shapes(yours);
        entrants.put("yours", compiled.benchmarkable(yours));
        whole("benchmark", bare.benchmark(entrants).trouble());
        return Map.of(Figure.PARTS, watch.millis());
    }

    private void shapes(Compilation yours) throws InterruptedException {
        List<Shape> shapes = scene.lab().contract().shapes();
        int atOnce = Math.min(shapes.size(), Runtime.getRuntime().availableProcessors());
        try (ExecutorService pool = Executors.newFixedThreadPool(atOnce)) {
            List<Future<@Nullable String>> troubles = new ArrayList<>();
            shapes.forEach(shape ->
                    troubles.add(pool.submit(() -> bare.judge(yours, shape).trouble())));
            for (Future<@Nullable String> trouble : troubles) {
                whole("a shape", trouble.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a shape could not be run", e.getCause());
        }
    }

    private static void whole(String what, @Nullable String trouble) {
        if (trouble != null) {
            throw new IllegalStateException("the JVM of " + what + " did not come to its end: " + trouble);
        }
    }
}
