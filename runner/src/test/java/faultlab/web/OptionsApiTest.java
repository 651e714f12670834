package faultlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file with JVM flags, as the page has it. */
class OptionsApiTest {

    private static final String FILES = "/api/labs/toy/files/";

    @TempDir
    static Path home;

    private static Served site;

    @BeforeAll
    static void serve() throws IOException {
        site = Served.tuned(home);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static Optional<JsonNode> file(String name) {
        return StreamSupport.stream(
                        site.get("/api/labs/toy").json().path("files").spliterator(), false)
                .filter(file -> file.path("name").asText().equals(name))
                .findFirst();
    }

    private static Served.Answer save(String name, String content, String base) {
        return site.put(FILES + name, "{\"content\":\"" + content + "\",\"base\":" + base + "}");
    }

    @Test
    void itIsSavedRemovedAndBroughtBack() throws IOException {
        var begun = file("jvm.options").orElseThrow();
        assertThat(begun.path("original").asText()).startsWith("-Xmx40m");
        assertThat(site.get("/api/labs/toy").json().path("options").toString())
                .isEqualTo("[\"jvm.options\",\"jvm.open.options\"]");
        var removed =
                site.delete(FILES + "jvm.options?base=" + begun.path("hash").asText());
        assertThat(removed.status()).isEqualTo(200);
        assertThat(file("jvm.options")).isEmpty();
        assertThat(home.resolve("work/toy/Counter.java")).exists();
        assertThat(home.resolve("work/toy/jvm.options")).doesNotExist();
        assertThat(save("jvm.options", "-Xmx64m", "null").status()).isEqualTo(200);
        assertThat(home.resolve("work/toy/jvm.options")).hasContent("-Xmx64m");
        assertThat(file("jvm.options").orElseThrow().path("original").asText()).startsWith("-Xmx40m");
        assertThat(site.post("/api/labs/toy/reset", "{}").status()).isEqualTo(200);
        assertThat(home.resolve("work/toy/jvm.options")).content().startsWith("-Xmx40m");
    }

    @Test
    void oneThatTheLabDoesNotListIsRefusedWithThoseItDoes() {
        assertThat(save("jvm.other.options", "-Xmx64m", "null").message())
                .contains("JVM flags go into jvm.options or jvm.open.options");
    }

    @Test
    void whatIsTypedIsHeldToTheAllowList() {
        var problems = site.post("/api/labs/toy/compile", "{\"files\":{\"jvm.options\":\"-Xmx64m\\n-Xmx9g\"}}")
                .json()
                .path("problems");
        assertThat(problems).hasSize(1);
        assertThat(problems.at("/0/file").asText()).isEqualTo("jvm.options");
        assertThat(problems.at("/0/line").asInt()).isEqualTo(2);
        assertThat(problems.at("/0/message").asText()).contains("9216 MB", "128 MB");
    }
}
