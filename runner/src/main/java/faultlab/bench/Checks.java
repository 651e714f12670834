package faultlab.bench;

import faultlab.session.CheckListener;
import faultlab.verify.Check;
import faultlab.verify.Stage;
import faultlab.verify.Status;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The learner's work checked as the page's Check does it: by one session of one process, warm from the second time on. */
final class Checks implements Contender {

    private final Scene scene;
    private int tests;

    Checks(Scene scene) {
        this.scene = scene;
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.CHECK, Figure.VERDICT);
    }

    @Override
    public Map<Figure, Double> measure() throws IOException {
        Scene.edit(scene.work().folder().resolve(scene.subject()));
        Told told = new Told();
        Stopwatch watch = Stopwatch.start();
        Check check = scene.session().check(scene.lab(), scene.work(), told.since(watch));
        double whole = watch.millis();
        check.stages().forEach(Checks::ran);
        tests = check.stages().stream().mapToInt(stage -> stage.tests().size()).sum();
        return Map.of(Figure.CHECK, whole, Figure.VERDICT, told.verdict);
    }

    /** A check that ends early is none to compare with. */
    private static void ran(Stage stage) {
        if (stage.status() != Status.PASS) {
            throw new IllegalStateException("the reference solution did not pass " + stage.name() + ": "
                    + (stage.message().isEmpty() ? stage.failed() : stage.message())
                    + ". `lab verify` says more");
        }
    }

    /** How many tests the last check ran. */
    int tests() {
        return tests;
    }

    /** Hears when the tests' verdict is told. */
    private static final class Told {

        private double verdict;

        CheckListener since(Stopwatch watch) {
            return new CheckListener() {
                @Override
                public void ended(Stage stage) {
                    if (stage.name().equals("tests")) {
                        verdict = watch.millis();
                    }
                }
            };
        }
    }
}
