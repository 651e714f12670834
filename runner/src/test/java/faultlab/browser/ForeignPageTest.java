package faultlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A page on another port of this machine: for the browser the same site, so that even a SameSite cookie goes along, and another origin.
 * It tries every route and socket, as a learner who is in the lab surfs there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignPageTest {

    /** Returns what it could read or open, one line each. */
    private static final String ATTACK = """
            async ({ address, routes }) => {
              const got = [];
              const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
              for (const { method, path } of routes) {
                const url = address + path;
                for (const mode of ["cors", "no-cors"]) {
                  for (const type of ["application/json", "text/plain"]) {
                    const body = method === "GET" || method === "DELETE" ? undefined : "{}";
                    const headers = body === undefined ? {} : { "content-type": type };
                    try {
                      const answer = await fetch(url, { method, mode, headers, body, credentials: "include" });
                      if (answer.type !== "opaque") got.push("fetch " + method + " " + path + " " + answer.status);
                    } catch { /* refused */ }
                  }
                }
                if (method === "GET") {
                  await new Promise((done) => {
                    const source = new EventSource(url, { withCredentials: true });
                    source.onopen = () => { got.push("stream " + path); source.close(); done(); };
                    source.onerror = () => { source.close(); done(); };
                  });
                  await new Promise((done) => {
                    const socket = new WebSocket(url.replace("http", "ws"));
                    socket.onopen = () => { got.push("socket " + path); socket.close(); done(); };
                    socket.onerror = () => done();
                  });
                  await new Promise((done) => {
                    const script = document.createElement("script");
                    script.src = url;
                    script.onload = () => { got.push("script " + path); done(); };
                    script.onerror = () => done();
                    document.head.append(script);
                  });
                }
              }
              const frame = document.createElement("iframe");
              frame.src = address + "/labs/handoff";
              document.body.append(frame);
              await wait(500);
              try {
                if (frame.contentDocument && frame.contentDocument.title) got.push("frame");
              } catch { /* another origin */ }
              return got;
            }
            """;

    private record Asked(String method, String path) {

        Map<String, String> of(String run) {
            return Map.of("method", method, "path", path.replace("RUN", run));
        }
    }

    private static final List<Asked> ROUTES = List.of(
            new Asked("GET", "/"),
            new Asked("GET", "/labs/handoff"),
            new Asked("GET", "/openapi.json"),
            new Asked("GET", "/site/modules/lab.js"),
            new Asked("GET", "/api/labs"),
            new Asked("GET", "/api/labs/handoff"),
            new Asked("GET", "/api/labs/handoff/events"),
            new Asked("PUT", "/api/labs/handoff/files/OrderDesk.java"),
            new Asked("DELETE", "/api/labs/handoff/files/OrderDesk.java?base=0"),
            new Asked("POST", "/api/labs/handoff/compile"),
            new Asked("POST", "/api/labs/handoff/run"),
            new Asked("POST", "/api/labs/handoff/check"),
            new Asked("POST", "/api/labs/handoff/reset"),
            new Asked("POST", "/api/labs/handoff/hint"),
            new Asked("POST", "/api/labs/handoff/diagnosis"),
            new Asked("POST", "/api/labs/handoff/solution"),
            new Asked("GET", "/api/runs/RUN"),
            new Asked("DELETE", "/api/runs/RUN"),
            new Asked("GET", "/api/runs/RUN/events"),
            new Asked("GET", "/api/runs/RUN/flames"),
            new Asked("POST", "/api/runs/RUN/console"),
            new Asked("POST", "/api/runs/RUN/console/complete"),
            new Asked("POST", "/api/runs/RUN/console/stop"),
            new Asked("GET", "/runs/RUN/files/report.html"));

    private final LabSite site = LabSite.open();

    @AfterAll
    void close() {
        site.close();
    }

    @Test
    void getsNothingAndChangesNothing() throws IOException {
        HttpServer foreign = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        foreign.createContext("/", exchange -> {
            byte[] page = "<!doctype html><title>elsewhere</title><body>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        foreign.start();
        try (BrowserContext visitor = site.visitor(800, 600)) {
            Page own = site.tab(visitor, "/");
            String run =
                    (String) own.evaluate("fetch('/api/labs/handoff/run', {method: 'POST', headers: {'content-type':"
                            + " 'application/json'}, body: JSON.stringify({kind: 'live', using: 'fault', shape: 'late'})})"
                            + ".then(a => a.json()).then(a => a.run)");
            assertThat(run).isNotEmpty();
            Page page = visitor.newPage();
            page.navigate("http://127.0.0.1:" + foreign.getAddress().getPort() + "/");
            List<Map<String, String>> routes =
                    ROUTES.stream().map(asked -> asked.of(run)).toList();
            assertThat(page.evaluate(ATTACK, Map.of("address", site.address(), "routes", routes)))
                    .isEqualTo(List.of());
            assertThat(own.evaluate("fetch('/api/runs/" + run + "').then(a => a.json()).then(a => a.state)"))
                    .isEqualTo("running");
            assertThat(own.evaluate(
                            "fetch('/api/labs/handoff').then(a => a.json()).then(a => JSON.stringify([a.progress,"
                                    + " a.diagnosis, a.runs.check]))"))
                    .isEqualTo(
                            "[{\"started\":false,\"attempts\":0,\"hints\":0,\"passed\":false,\"solutionSeen\":false},null,null]");
        } finally {
            foreign.stop(0);
        }
    }
}
