package faultlab.web;

import static faultlab.web.Served.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import faultlab.session.ToyLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing gives the cause away before the learner has locked a diagnosis in; afterwards everything is told. */
@Timeout(180)
class DiagnosisApiTest {

    @TempDir
    static Path home;

    private static Served site;

    @BeforeAll
    static void serve() throws IOException {
        site = Served.over(home);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static List<String> all(String run) throws Exception {
        try (var lines = site.follow("/api/runs/" + run + "/events")) {
            return lines.toList();
        }
    }

    private static String observation(String run) throws Exception {
        var lines = all(run);
        return lines.get(lines.indexOf("event: observation") + 1);
    }

    @Test
    void theCauseIsToldAfterTheLearnersOwnDiagnosisOnly() throws Exception {
        var begun = site.post("/api/labs/toy/run", "{\"kind\":\"explain\",\"using\":\"fault\"}");
        assertThat(begun.status()).isEqualTo(202);
        var run = begun.json().path("run").asText();
        assertThat(all(run)).contains("event: begins", "event: observation", "event: end");
        var report = "/runs/" + run + "/files/report.html";

        assertThat(observation(run)).contains("\"missed\"").doesNotContain("\"diagnosis\"");
        assertThat(site.get(report).code()).isEqualTo("locked");
        var before = site.get("/api/labs/toy").json();
        assertThat(before.path("step").asText()).isEqualTo("diagnose");
        assertThat(before.path("diagnosis").isNull()).isTrue();
        assertThat(before.path("lesson").findValuesAsText("title")).containsExactly("The page", "Name it");
        assertThat(before.path("files").findValuesAsText("name")).containsExactly("Counter.java");
        assertThat(before.at("/last/explain/fault").asText()).isEqualTo(run);

        assertThat(notes()).as("a note may name the cause").isEmpty();
        assertThat(site.post("/api/labs/toy/diagnosis", "{\"choice\":\"nosuch\"}")
                        .message())
                .contains("deadlock");
        var after = site.post("/api/labs/toy/diagnosis", "{\"choice\":\"deadlock\"}")
                .json();
        assertThat(after.at("/diagnosis/right").asBoolean(true)).isFalse();
        assertThat(after.at("/diagnosis/cause").asText()).isEqualTo("toy");
        assertThat(after.path("step").asText()).isEqualTo("fix");
        assertThat(after.path("lesson").findValuesAsText("title")).contains("What is going on");
        assertThat(after.path("files").findValuesAsText("name")).contains("CounterTest.java");
        assertThat(site.post("/api/labs/toy/diagnosis", "{\"choice\":\"toy\"}").code())
                .isEqualTo("locked");

        assertThat(observation(run)).contains("\"diagnosis\"");
        assertThat(notes()).hasSize(1);
        var page = site.get(report);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox allow-scripts; default-src 'none'")
                .doesNotContain("allow-same-origin", "connect-src", "http");
        flames(run);
    }

    private static JsonNode notes() {
        var noted = quoted(ToyLab.rightAfter("Thread.startVirtualThread(() -> {});"));
        var compiled = site.post("/api/labs/toy/compile", "{\"files\":{\"Counter.java\":" + noted + "}}")
                .json();
        assertThat(compiled.path("problems")).isEmpty();
        return compiled.path("notes");
    }

    private static void flames(String run) {
        var flames = site.get("/api/runs/" + run + "/flames").json().path("shapes");
        for (var flame : flames) {
            assertThat(site.get(flame.path("page").asText()).status()).isEqualTo(200);
            assertThat(flame.at("/root/value").asLong())
                    .isEqualTo(flame.path("total").asLong());
        }
        for (var path :
                List.of("/runs/" + run + "/files/", "/runs/" + run + "/files/once", "/runs/x/files/report.html")) {
            assertThat(site.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void noPathLeadsOutOfARunsFolder() throws Exception {
        var run = site.post("/api/labs/toy/run", "{\"kind\":\"explain\",\"using\":\"solution\"}")
                .json()
                .path("run")
                .asText();
        all(run);
        Files.createSymbolicLink(folder().resolve("out"), Path.of("/"));
        for (var path : List.of(
                "../../lab.db",
                "%2e%2e/%2e%2e/lab.db",
                "..%2f..%2flab.db",
                "out/etc/passwd",
                "%00",
                "once/../../../lab.db",
                "/etc/passwd",
                "..")) {
            assertThat(site.asked("GET /runs/" + run + "/files/" + path))
                    .as(path)
                    .matches("(?s)HTTP/1.1 (400|404) .*");
        }
    }

    private static Path folder() throws IOException {
        try (var runs = Files.list(home.resolve(".lab/runs"))) {
            return runs.sorted().toList().getLast();
        }
    }
}
