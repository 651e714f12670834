package faultlab.session;

import faultlab.catalog.Shape;
import faultlab.compile.Compilation;
import faultlab.execute.Executor;
import faultlab.execute.ScenarioRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Judging runs of all shapes of a lab, as many at once as there are cores: a shape mostly waits, and no clock judges it. */
final class Shapes {

    private Shapes() {}

    /**
     * Runs each of the shapes once, but none more once one of them did not come to its end: the others would tell nothing new.
     *
     * @param shapes of the lab, in the contract's order
     * @param begins hears each shape's name as it is begun
     * @return the runs in that order, those not begun left out
     * @throws CancellationException if this thread is interrupted; all children are ended before
     */
    static List<ScenarioRun> judge(
            Executor executor, Compilation compiled, List<Shape> shapes, Consumer<String> begins) {
        int atOnce = Math.min(shapes.size(), Runtime.getRuntime().availableProcessors());
        try (ExecutorService pool = Executors.newFixedThreadPool(atOnce)) {
            AtomicBoolean troubled = new AtomicBoolean();
            List<Future<Optional<ScenarioRun>>> runs = new ArrayList<>();
            for (Shape shape : shapes) {
                runs.add(pool.submit(() -> {
                    if (troubled.get()) {
                        return Optional.empty();
                    }
                    begins.accept(shape.name());
                    ScenarioRun run = executor.judge(compiled, shape);
                    troubled.compareAndSet(false, run.trouble() != null);
                    return Optional.of(run);
                }));
            }
            return all(runs, pool);
        }
    }

    private static List<ScenarioRun> all(List<Future<Optional<ScenarioRun>>> runs, ExecutorService pool) {
        try {
            List<ScenarioRun> done = new ArrayList<>();
            for (Future<Optional<ScenarioRun>> run : runs) {
                run.get().ifPresent(done::add);
            }
            return done;
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        } catch (ExecutionException e) {
            pool.shutdownNow();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a shape could not be run", e.getCause());
        }
    }
}
