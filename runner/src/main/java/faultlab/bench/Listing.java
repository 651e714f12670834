package faultlab.bench;

import faultlab.execute.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code lab list} in a JVM of its own, without the launcher's shell. */
final class Listing implements Contender {

    private static final Duration MOST = Duration.ofSeconds(60);

    private final Scene scene;

    Listing(Scene scene) {
        this.scene = scene;
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.LIST_CPU);
    }

    @Override
    public Map<Figure, Double> measure() throws IOException, InterruptedException, Missing {
        ChildrenCpu cpu = ChildrenCpu.here();
        double before = cpu.millis();
        try (Program list = Program.start(OwnCommand.line(scene.home(), "list", "--json"), scene.home())) {
            if (list.awaitEnd(MOST) != 0) {
                throw new IllegalStateException("lab list failed: " + list.output());
            }
        }
        return Map.of(Figure.LIST_CPU, cpu.millis() - before);
    }
}
