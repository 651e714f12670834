package faultlab.cli;

import static faultlab.session.ToyLab.rightAfterIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.session.Left;
import faultlab.session.ToyLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The site as a command: where it is, that there is one a folder, and how it ends. */
@Timeout(180)
class ServeTest {

    private static final String HANG = "while (count >= 0) { java.util.concurrent.locks.LockSupport.park(); }";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path home;

    @BeforeEach
    void layOut() throws IOException {
        ToyLab.in(home);
        ToyLab.warm(home);
    }

    private Lab serve(String... more) throws IOException {
        return Lab.start(
                home,
                Stream.concat(Stream.of("serve", "--no-open", "--json"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static JsonNode served(Lab lab) throws IOException {
        await().atMost(Duration.ofMinutes(1)).until(() -> lab.out().contains("\n"));
        return JSON.readTree(lab.out().lines().findFirst().orElseThrow());
    }

    private HttpRequest.Builder request(JsonNode served, String path) {
        var url = served.path("url").asText();
        var port = served.path("port").asInt();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Cookie", "faultlab-" + port + "=" + url.substring(url.indexOf('=') + 1));
    }

    @Test
    void aSecondServerOfAFolderIsToldWhereTheFirstIs() throws Exception {
        try (Lab first = serve("--port", "0")) {
            var served = served(first);
            assertThat(client.send(request(served, "/api/labs").build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            var note = home.resolve(".lab/server.json");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note)))
                    .isEqualTo("rw-------");
            assertThat(JSON.readTree(note.toFile())).isEqualTo(served);
            try (Lab second = serve("--port", "0")) {
                assertThat(second.exit()).as(second.err()).isZero();
                assertThat(JSON.readTree(second.out())).isEqualTo(served);
                assertThat(second.err()).contains("serves this folder already (process " + first.pid() + ")");
            }
            first.signal("TERM");
            assertThat(first.exit()).isEqualTo(143);
            assertThat(note).doesNotExist();
        }
        try (Lab again = serve("--port", "0")) {
            assertThat(served(again).path("port").asInt()).isPositive();
            again.signal("KILL");
            assertThat(again.exit()).isEqualTo(137);
        }
        try (Lab afterAKill = serve("--port", "0")) {
            assertThat(served(afterAKill).path("pid").asLong()).isEqualTo(afterAKill.pid());
        }
    }

    @Test
    void aPortThatIsTakenIsSaidWithTheWayOut() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Lab lab = serve("--port", Integer.toString(other.getLocalPort()))) {
            assertThat(lab.exit()).isEqualTo(2);
            assertThat(lab.err())
                    .contains("is taken by another program", "lab serve --port " + (other.getLocalPort() + 1));
        }
    }

    @Test
    void aPortThatIsNoneIsRefused() throws Exception {
        try (Lab lab = serve("--port", "70000")) {
            assertThat(lab.exit()).isEqualTo(2);
            assertThat(lab.err()).contains("--port is 0 to 65535, got 70000");
        }
    }

    @Test
    void ctrlCEndsWhatRunsAndTellsWhoListens() throws Exception {
        Files.createDirectories(home.resolve("work/toy"));
        Files.writeString(home.resolve("work/toy/Counter.java"), rightAfterIn("tests", HANG));
        try (Lab lab = serve("--port", "0")) {
            var served = served(lab);
            var check = client.send(
                    request(served, "/api/labs/toy/check")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.ofString());
            var run = JSON.readTree(check.body()).path("run").asText();
            HttpResponse<Stream<String>> events =
                    client.send(request(served, "/api/runs/" + run + "/events").build(), BodyHandlers.ofLines());
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !Left.processesOf(lab.pid()).isEmpty());
            lab.signalGroup("INT");
            assertThat(lab.exit()).as(lab.err()).isEqualTo(130);
            assertThat(lab.err()).endsWith("Stopped.\n");
            var all = new ArrayList<String>();
            try (var lines = events.body()) {
                lines.forEach(all::add);
            } catch (UncheckedIOException e) {
                // the process may be gone before the stream's last chunk: what it told is here
            }
            assertThat(all).contains("event: end").doesNotContain("event: check");
            assertThat(all.get(all.lastIndexOf("event: end") + 1)).contains("\"stopped\"");
            Left.nothingOf(lab.pid());
        }
    }
}
