package faultlab.web;

import static faultlab.web.Served.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import faultlab.files.Folders;
import faultlab.session.ToyLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The learner's way through a lab, as the page goes it. */
class LabApiTest {

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

    @BeforeEach
    void startAnew() throws IOException {
        Folders.remove(home.resolve("work"));
    }

    private static JsonNode lab() {
        return site.get("/api/labs/toy").json();
    }

    private static JsonNode file(String name) {
        for (var file : lab().path("files")) {
            if (file.path("name").asText().equals(name)) {
                return file;
            }
        }
        throw new AssertionError("no " + name + " in " + lab());
    }

    private static Served.Answer save(String name, String content, @Nullable String base) {
        return site.put(
                "/api/labs/toy/files/" + name,
                "{\"content\":" + quoted(content) + ",\"base\":" + (base == null ? "null" : quoted(base)) + "}");
    }

    @Test
    void theCatalogAndThePagesAreServed() {
        assertThat(site.get("/api/labs").json().at("/labs/0/title").asText()).isEqualTo("The counter");
        assertThat(site.get("/").body()).contains("The counter");
        assertThat(site.get("/labs/toy").body()).contains("A number is missing").doesNotContain("one behind");
        assertThat(site.get("/labs/nosuch").status()).isEqualTo(404);
        assertThat(site.get("/labs/nosuch").body()).contains("nosuch");
    }

    @Test
    void theSitesFilesHaveATypeATagAndAreZipped() {
        var style = site.get("/site/report.css");
        assertThat(style.status()).as("the report's style is not the site's").isEqualTo(404);
        var module = site.get("/site/modules/api.js");
        assertThat(module.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        var tag = module.headers().firstValue("ETag").orElseThrow();
        assertThat(site.send(site.request("/site/modules/api.js")
                                .header("If-None-Match", tag)
                                .GET())
                        .status())
                .isEqualTo(304);
        var zipped = site.send(site.request("/site/vendor/uplot.js")
                .header("Accept-Encoding", "gzip")
                .GET());
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void aFileIsSavedOnlyOverWhatWasSeen() throws IOException {
        var begun = file("Counter.java");
        var saved = save("Counter.java", ToyLab.RIGHT, begun.path("hash").asText());
        assertThat(saved.status()).isEqualTo(200);
        assertThat(home.resolve("work/toy/Counter.java")).hasContent(ToyLab.RIGHT);
        assertThat(saved.json().path("hash")).isEqualTo(file("Counter.java").path("hash"));
        assertThat(saved.json().path("workHash")).isEqualTo(lab().path("workHash"));

        var stale = save("Counter.java", "other", begun.path("hash").asText());
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("stale");
        assertThat(stale.json().at("/error/current/content").asText()).isEqualTo(ToyLab.RIGHT);
        assertThat(home.resolve("work/toy/Counter.java")).hasContent(ToyLab.RIGHT);
        assertThat(file("Counter.java").path("original").asText()).contains("return count++;");
    }

    @Test
    void aFileIsAddedAndRemoved() {
        save("Counter.java", ToyLab.RIGHT, file("Counter.java").path("hash").asText());
        var added = save("Ticket.java", "package toy;\nrecord Ticket(int number) {}\n", null);
        assertThat(added.status()).isEqualTo(200);
        assertThat(file("Ticket.java").path("original").isNull()).isTrue();
        assertThat(site.delete("/api/labs/toy/files/Ticket.java?base=x").code()).isEqualTo("stale");
        assertThat(site.delete("/api/labs/toy/files/Ticket.java").code()).isEqualTo("bad-input");
        assertThat(site.delete("/api/labs/toy/files/Ticket.java?base="
                                + added.json().path("hash").asText())
                        .status())
                .isEqualTo(200);
        assertThat(home.resolve("work/toy/Ticket.java")).doesNotExist();
        assertThat(site.delete("/api/labs/toy/files/Counter.java?base="
                                + file("Counter.java").path("hash").asText())
                        .status())
                .as("the subject stays")
                .isEqualTo(400);
    }

    @Test
    void whatIsTypedIsCompiledWithoutBeingSaved() {
        var broken = ToyLab.subject("private int count;", "return ++counter;");
        var problems = site.post("/api/labs/toy/compile", "{\"files\":{\"Counter.java\":" + quoted(broken) + "}}")
                .json()
                .path("problems");
        assertThat(problems).hasSize(1);
        assertThat(problems.at("/0/file").asText()).isEqualTo("Counter.java");
        assertThat(problems.at("/0/line").asInt()).isEqualTo(7);
        assertThat(problems.at("/0/severity").asText()).isEqualTo("error");
        assertThat(site.post("/api/labs/toy/compile", "{\"files\":{}}").json().path("problems"))
                .isEmpty();
        assertThat(home.resolve("work")).doesNotExist();
    }

    @Test
    void resetKeepsTheWorkAside() {
        save("Counter.java", ToyLab.RIGHT, file("Counter.java").path("hash").asText());
        var reset = site.post("/api/labs/toy/reset", "{}").json();
        assertThat(Path.of(reset.path("kept").asText(), "Counter.java")).hasContent(ToyLab.RIGHT);
        assertThat(reset.at("/files/0/content").asText()).contains("return count++;");
    }

    @Test
    void hintsAreTakenOneByOneAndStay() {
        var first = site.post("/api/labs/toy/hint", "{}").json();
        assertThat(first.path("number").asInt()).isEqualTo(1);
        assertThat(first.path("html").asText()).contains("<p>Count.</p>");
        assertThat(lab().at("/hints/taken")).hasSize(1);
        assertThat(site.post("/api/labs/toy/hint", "{\"number\":1}")
                        .json()
                        .path("number")
                        .asInt())
                .isEqualTo(1);
        assertThat(site.post("/api/labs/toy/hint", "{\"number\":2}")
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(2);
        assertThat(site.post("/api/labs/toy/hint", "{\"number\":3}").message()).contains("hints 1 to 2");
        assertThat(lab().at("/hints/taken")).hasSize(2);
    }

    @Test
    void theSolutionIsShownAndNotedAsSeen() {
        var solution = site.post("/api/labs/toy/solution", "{}").json();
        assertThat(solution.path("why").asText()).contains("<strong>first</strong>");
        assertThat(solution.at("/files/0/content").asText()).isEqualTo(ToyLab.RIGHT);
        assertThat(lab().at("/progress/solutionSeen").asBoolean()).isTrue();
    }

    @Test
    void whatChangesOnTheDiskOrInTheTerminalIsHeardByThePage() throws Exception {
        save("Counter.java", ToyLab.RIGHT, file("Counter.java").path("hash").asText());
        List<String> heard = new CopyOnWriteArrayList<>();
        try (var lines = site.follow("/api/labs/toy/events")) {
            Thread.startVirtualThread(() -> Served.hear(lines, heard));
            await().until(() -> heard.contains("retry: 1000"));
            Files.writeString(home.resolve("work/toy/Counter.java"), "package toy; // by an editor\n");
            await().atMost(Duration.ofSeconds(30)).until(() -> has(heard, "event: file", "by an editor"));
            Files.writeString(home.resolve("work/toy/Ticket.java"), "package toy;");
            await().atMost(Duration.ofSeconds(30)).until(() -> has(heard, "event: file", "Ticket.java"));
            Files.delete(home.resolve("work/toy/Ticket.java"));
            await().atMost(Duration.ofSeconds(30)).until(() -> has(heard, "event: removed", "Ticket.java"));
            site.toy().session().store().update("toy", progress -> progress.attempt(false));
            await().atMost(Duration.ofSeconds(30)).until(() -> has(heard, "event: lab", "{}"));
        }
    }

    private static boolean has(List<String> heard, String event, String words) {
        for (int i = 0; i + 1 < heard.size(); i++) {
            if (heard.get(i).equals(event) && heard.get(i + 1).contains(words)) {
                return true;
            }
        }
        return false;
    }
}
