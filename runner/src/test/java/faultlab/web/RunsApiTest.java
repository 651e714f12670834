package faultlab.web;

import static faultlab.session.ToyLab.rightAfterIn;
import static faultlab.web.Served.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import faultlab.session.ToyLab;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks and live runs over HTTP: followed, replayed, stopped, and told where there are too many. */
@Timeout(180)
class RunsApiTest {

    private static final String HANG = "while (count >= 0) { java.util.concurrent.locks.LockSupport.park(); }";
    private static final String CHECK = "/api/labs/toy/check";
    private static final String RUN = "/api/labs/toy/run";

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

    private static void work(String counter) throws IOException {
        var file = home.resolve("work/toy/Counter.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, counter);
    }

    private static String check() {
        return site.post(CHECK, "{}").json().path("run").asText();
    }

    private static List<String> all(String path) throws Exception {
        try (var lines = site.follow(path)) {
            return lines.toList();
        }
    }

    private static String state(String run) {
        return site.get("/api/runs/" + run).json().path("state").asText();
    }

    private static String stop(String run) {
        return site.delete("/api/runs/" + run).json().path("state").asText();
    }

    @Test
    void aCheckIsFollowedToItsVerdictAndReplayedFromAnyEvent() throws Exception {
        work(ToyLab.RIGHT);
        var run = check();
        var lines = all("/api/runs/" + run + "/events");
        assertThat(lines).contains("event: begins", "event: test", "event: stage", "event: check");
        assertThat(lines.get(lines.lastIndexOf("event: end") + 1)).contains("\"state\":\"done\"");
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("id: "))
                        .toList()
                        .getFirst())
                .isEqualTo("id: 1");
        var verdict = lines.get(lines.indexOf("event: check") + 1).substring("data: ".length());
        assertThat(Served.json(verdict).path("verdict").asText()).isEqualTo("pass");

        var ids = lines.stream().filter(line -> line.startsWith("id: ")).toList();
        assertThat(all("/api/runs/" + run + "/events?after=3"))
                .contains("id: 4")
                .doesNotContain("id: 3");
        var last = site.send(site.request("/api/runs/" + run + "/events")
                .header("Last-Event-ID", ids.getLast().substring(4))
                .GET());
        assertThat(last.status()).as("a browser that asks again is told not to").isEqualTo(204);

        var lab = site.get("/api/labs/toy").json();
        assertThat(lab.path("step").asText()).isEqualTo("prove");
        assertThat(lab.at("/lastCheck/verdict").asText()).isEqualTo("pass");
        assertThat(lab.path("checkedHash")).isEqualTo(lab.path("workHash"));
    }

    @Test
    void ofFiftyClicksOnCheckOneRunsAndTheRestAreToldWhich() throws Exception {
        work(rightAfterIn("tests", HANG));
        List<Callable<Served.Answer>> clicks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clicks.add(() -> site.post(CHECK, "{}"));
        }
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = many.invokeAll(clicks).stream().map(Future::resultNow).toList();
            var begun =
                    answers.stream().filter(answer -> answer.status() == 202).toList();
            assertThat(begun).hasSize(1);
            var run = begun.getFirst().json().path("run").asText();
            assertThat(answers.stream().filter(answer -> answer.status() == 409))
                    .hasSize(49)
                    .allSatisfy(answer -> {
                        assertThat(answer.code()).isEqualTo("busy");
                        assertThat(answer.json().at("/error/run").asText()).isEqualTo(run);
                    });
            assertThat(stop(run)).isEqualTo("stopped");
        }
    }

    @Test
    void aCheckThatHangsIsStoppedWithAllItStartedAndIsNoVerdict() throws Exception {
        work(rightAfterIn("tests", HANG));
        var attempts = site.get("/api/labs/toy").json().at("/progress/attempts").asInt();
        var run = check();
        List<String> heard = new CopyOnWriteArrayList<>();
        try (var lines = site.follow("/api/runs/" + run + "/events")) {
            Thread.startVirtualThread(() -> Served.hear(lines, heard));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> heard.stream().anyMatch(line -> line.contains("\"tests\"")));
            await().atMost(Duration.ofMinutes(1)).until(() -> !children().isEmpty());
            assertThat(stop(run)).isEqualTo("stopped");
            assertThat(children()).isEmpty();
            await().until(() -> heard.contains("event: end"));
        }
        assertThat(heard).doesNotContain("event: check");
        assertThat(site.get("/api/labs/toy").json().at("/progress/attempts").asInt())
                .isEqualTo(attempts);
        assertThat(stop(run)).as("again it does nothing").isEqualTo("stopped");
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("faultlab.forked."))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Runtime.getRuntime().halt(9);",
                "java.lang.foreign.MemorySegment.ofAddress(0x10).reinterpret(8)"
                        + ".set(java.lang.foreign.ValueLayout.JAVA_BYTE, 0, (byte) 1);"
            })
    void aLearnersCodeThatKillsItsJvmIsAResult(String code) throws Exception {
        work(rightAfterIn("tests", code));
        var lines = all("/api/runs/" + check() + "/events");
        assertThat(lines.get(lines.indexOf("event: check") + 1)).contains("\"verdict\":\"fail\"");
        assertThat(site.get("/api/labs").status()).isEqualTo(200);
    }

    @Test
    void aLiveRunHasAConsoleAndTheNextOneTakesItsPlace() throws Exception {
        var asked = "{\"kind\":\"live\",\"shape\":\"once\",\"using\":\"fault\"}";
        var first = site.post(RUN, asked).json().path("run").asText();
        var console = "/api/runs/" + first + "/console";
        var reply = site.post(console, "{\"code\":\"6 * 7\"}").json();
        assertThat(reply.at("/parts/0/text").asText()).contains("42");
        assertThat(site.post(console, "{\"code\":\"int twice(int n) {\"}")
                        .json()
                        .path("incomplete")
                        .asBoolean())
                .isTrue();
        assertThat(site.post(console + "/complete", "{\"code\":\"Stri\",\"cursor\":4}")
                        .json()
                        .path("candidates")
                        .toString())
                .contains("StringBuilder");
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            var runaway = other.submit(() -> site.post(console, "{\"code\":\"while (true) {}\"}"));
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        site.post(console + "/stop", "{}");
                        return runaway.isDone();
                    });
            assertThat(runaway.get().body()).contains("Stopped.");
        }
        var second = site.post(RUN, asked).json().path("run").asText();
        assertThat(state(first)).isEqualTo("stopped");
        assertThat(site.get("/api/labs/toy").json().at("/runs/live").asText()).isEqualTo(second);
        assertThat(all("/api/runs/" + first + "/events"))
                .as("what was typed is there for who comes later")
                .anyMatch(line -> line.contains("\"code\":\"6 * 7\""));
        assertThat(site.post(console, "{\"code\":\"1\"}").message()).contains("Run it again");
        assertThat(stop(second)).isEqualTo("stopped");
        assertThat(children()).isEmpty();
    }

    @Test
    void whatIsAskedForWronglyIsSaidWithWhatIsThere() {
        assertThat(site.post(RUN, "{\"kind\":\"dead\",\"using\":\"fault\"}").message())
                .contains("live or explain");
        assertThat(site.post(RUN, "{\"kind\":\"live\",\"using\":\"fault\",\"shape\":\"x\"}")
                        .message())
                .contains("once");
        assertThat(site.post(RUN, "{\"kind\":\"live\",\"using\":\"fault\"}").message())
                .contains("shape");
        assertThat(site.post(RUN, "{\"kind\":\"explain\",\"using\":" + quoted("/etc") + "}")
                        .message())
                .contains("work, fault");
        assertThat(site.post("/api/labs/nosuch/check", "{}").code()).isEqualTo("unknown");
        for (var path : List.of("/api/runs/nosuch", "/api/runs/nosuch/events", "/api/runs/nosuch/flames")) {
            assertThat(site.get(path).code()).as(path).isEqualTo("unknown");
        }
        HttpRequest.Builder ill = site.request("/api/labs/toy/events?after=x").GET();
        assertThat(site.send(ill).code()).isEqualTo("bad-input");
    }
}
