package faultlab.bench;

import faultlab.catalog.Variant;
import faultlab.compile.Compilation;
import faultlab.execute.Executor;
import faultlab.execute.TestsRun;
import java.util.List;
import java.util.Map;

/** The lab's tests on the reference solution, in the JVM that a check runs them in. */
final class TestJvm implements Contender {

    private final Scene scene;
    private final Executor executor;
    private final Compiled compiled;

    TestJvm(Scene scene, Executor executor, Compiled compiled) {
        this.scene = scene;
        this.executor = executor;
        this.compiled = compiled;
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.TESTS_CPU);
    }

    @Override
    public Map<Figure, Double> measure() throws Missing {
        ChildrenCpu cpu = ChildrenCpu.here();
        Compilation solution = compiled.of(Variant.solution(scene.lab()));
        double before = cpu.millis();
        TestsRun run = executor.tests(solution, test -> {});
        double taken = cpu.millis() - before;
        if (!run.passed()) {
            throw new IllegalStateException("the reference solution fails a test of its own lab: " + run);
        }
        return Map.of(Figure.TESTS_CPU, taken);
    }
}
