package faultlab.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.execute.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code lab serve} in a JVM of its own, until the catalog's page has come, as a browser asks for it. */
final class Serving implements Contender {

    private static final Duration MOST = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scene scene;

    Serving(Scene scene) {
        this.scene = scene;
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.SERVE_CPU);
    }

    @Override
    public Map<Figure, Double> measure() throws IOException, InterruptedException, Missing {
        ChildrenCpu cpu = ChildrenCpu.here();
        double before = cpu.millis();
        try (Program server = Program.start(
                OwnCommand.line(scene.home(), "serve", "--no-open", "--port", "0", "--json"), scene.home())) {
            String url = JSON.readTree(server.awaitLine(MOST)).path("url").asText();
            FirstPage.through(url).text();
            server.kill();
        }
        return Map.of(Figure.SERVE_CPU, cpu.millis() - before);
    }
}
