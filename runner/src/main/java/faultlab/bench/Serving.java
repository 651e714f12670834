package faultlab.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.execute.Program;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
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
            open(URI.create(url));
            server.kill();
        }
        return Map.of(Figure.SERVE_CPU, cpu.millis() - before);
    }

    /** The entrance gives a cookie and leads on to the page. */
    private static void open(URI entrance) throws IOException {
        HttpURLConnection first = get(entrance, "");
        String cookie = String.valueOf(first.getHeaderField("Set-Cookie")).replaceFirst(";.*", "");
        HttpURLConnection page = get(entrance.resolve(String.valueOf(first.getHeaderField("Location"))), cookie);
        String text = new String(page.getInputStream().readAllBytes());
        if (page.getResponseCode() != HttpURLConnection.HTTP_OK || !text.contains("</html>")) {
            throw new IllegalStateException("the server answers " + page.getResponseCode() + ": " + text);
        }
    }

    private static HttpURLConnection get(URI uri, String cookie) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(java.net.Proxy.NO_PROXY);
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) MOST.toMillis());
        connection.setReadTimeout((int) MOST.toMillis());
        connection.setRequestProperty("Connection", "close");
        if (!cookie.isEmpty()) {
            connection.setRequestProperty("Cookie", cookie);
        }
        return connection;
    }
}
