package shared;

import java.util.LinkedHashMap;
import java.util.Map;

/** The shapes of a fault, by name: a scenario's whole {@code main}. */
public final class Shapes {

    /** What a shape does. */
    @FunctionalInterface
    public interface Shape {
        void run(Scenario scenario) throws Exception;
    }

    /** As the second argument: the shape's work again and again. */
    private static final String LIVE = "live";

    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    /** Adds a shape under the name it has in lab.yaml. */
    public Shapes add(String name, Shape shape) {
        shapes.put(name, shape);
        return this;
    }

    /**
     * Runs the shape that the first argument names, once or, if the second is {@code live}, until somebody ends this JVM. Without an argument, as in {@code java HandoffScenario.java}, each
     * shape runs in a JVM of its own and its signals are printed beside the lab's bounds.
     *
     * @throws IllegalArgumentException if there is no such shape; names those there are
     */
    public void main(String... args) throws Exception {
        if (args.length == 0) {
            Standalone.runEach(shapes.keySet());
            return;
        }
        Shape shape = shapes.get(args[0]);
        if (shape == null) {
            throw new IllegalArgumentException(
                    "no shape \"" + args[0] + "\"; there are " + String.join(", ", shapes.keySet()));
        }
        Reports reports = Reports.ofThisJvm(args[0]);
        if (reports instanceof Terminal && Standalone.runWithFlags(args[0])) {
            return;
        }
        if (args.length > 1 && args[1].equals(LIVE)) {
            Live.run(shape, reports);
        }
        shape.run(new Scenario(reports));
        reports.finished();
    }
}
