package faultlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.web.access.Limits;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no JSON, or too much of it, or never come; and connections that only wait. */
@Timeout(120)
class BodiesTest {

    private static final String FILE = "/api/labs/toy/files/Counter.java";

    @TempDir
    static Path home;

    private static Served site;

    @BeforeAll
    static void serve() throws IOException {
        site = Served.over(home, new Limits(6, 120_000, 500, 600, 1_000, 10_000));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "x",
                "[]",
                "1",
                "\"text\"",
                "{",
                "{}",
                "{\"content\":null}",
                "{\"content\":1,\"base\":null}",
                "{\"content\":[]}",
                "{\"content\":\"\",\"surplus\":1}",
                "{} {}",
                "{\"content\":\"\\u00\"}",
                "{\"base\":\"x\"}",
                "\u0000\u0001"
            })
    void whatIsNotTheJsonExpectedIsRefusedInWords(String body) {
        var answer = site.put(FILE, body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad-input");
        assertThat(answer.message()).isNotBlank().doesNotContain("faultlab.", "Exception");
    }

    @Test
    void jsonThatIsNestedTooDeepIsRefused() {
        var deep = "{\"content\":" + "[".repeat(100_000);
        assertThat(site.put(FILE, deep).status()).isEqualTo(400);
        assertThat(site.put(FILE, "{\"" + "a".repeat(200_000) + "\":1}").status())
                .isEqualTo(400);
    }

    @Test
    void binaryBodiesAreRefused() {
        byte[] binary = new byte[5_000];
        new Random(1).nextBytes(binary);
        var answer = site.send(
                site.request(FILE).header("Content-Type", "application/json").PUT(BodyPublishers.ofByteArray(binary)));
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void onlyJsonIsTaken() {
        for (var type : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonx")) {
            var answer = site.send(site.request("/api/labs/toy/check")
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("{}")));
            assertThat(answer.status()).as(type).isEqualTo(415);
        }
        assertThat(site.send(site.request("/api/labs/toy/check").POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aHugeBodyIsRefusedWhetherItsLengthIsToldOrNot() throws IOException {
        var told = site.asked("PUT " + FILE, "Content-Type: application/json", "Content-Length: 99999999999");
        assertThat(told).startsWith("HTTP/1.1 413 ").contains("too-large", "1 MiB");
        var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        var untold =
                site.raw("PUT " + FILE + " HTTP/1.1\r\nHost: 127.0.0.1:" + site.port() + "\r\nCookie: " + site.cookie()
                        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        + chunk.repeat(18) + "0\r\n\r\n");
        assertThat(untold).startsWith("HTTP/1.1 413 ");
        var much = "{\"content\":\"" + "x".repeat(300_000) + "\",\"base\":null}";
        assertThat(site.put(FILE, much).message()).contains("262144");
    }

    @Test
    void aBodyThatBreaksOffChangesNothing() throws IOException {
        var answer = site.asked("PUT " + FILE, "Content-Type: application/json", "Content-Length: 400");
        assertThat(answer).doesNotContain("HTTP/1.1 200");
        assertThat(home.resolve("work")).doesNotExist();
    }

    @Test
    void aBodyThatComesDropByDropIsNotWaitedForForEver() throws Exception {
        try (var socket = new Socket("127.0.0.1", site.port())) {
            socket.setSoTimeout(60_000);
            var out = socket.getOutputStream();
            out.write(("PUT " + FILE + " HTTP/1.1\r\nHost: 127.0.0.1:" + site.port() + "\r\nCookie: " + site.cookie()
                            + "\r\nContent-Type: application/json\r\nContent-Length: 1048576\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            var in = socket.getInputStream();
            while (in.available() == 0) {
                try {
                    out.write(' ');
                    out.flush();
                } catch (IOException e) {
                    // the server has answered and closed its end: what it said is still to be read
                    break;
                }
                Thread.onSpinWait();
            }
            byte[] line = in.readNBytes(12);
            assertThat(new String(line, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 408");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2fx.java",
                "%2e%2e",
                "x.txt",
                "counter.java",
                "Counter.java%00",
                "a/b.java",
                "Counter.class",
                ".Counter.java",
                "%ff",
                "CounterTest.java%20"
            })
    void filesThatALearnerMayNotHaveAreRefused(String name) throws IOException {
        var body = "{\"content\":\"\",\"base\":null}";
        var answer = site.asked(
                "PUT /api/labs/toy/files/" + name,
                "Content-Type: application/json",
                "Content-Length: " + body.length());
        assertThat(answer).doesNotContain("HTTP/1.1 200");
        var whole = site.raw(
                "PUT /api/labs/toy/files/" + name + " HTTP/1.1\r\nHost: 127.0.0.1:" + site.port() + "\r\nCookie: "
                        + site.cookie() + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
        assertThat(whole).matches("(?s)HTTP/1.1 (400|404) .*");
        assertThat(home.resolve("work/toy/" + "x.java")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch", "..", "%2e%2e", "TOY", "toy%00", "toy/..", "%20"})
    void labsThatAreNotThereAreUnknown(String id) throws IOException {
        assertThat(site.asked("GET /api/labs/" + id)).matches("(?s)HTTP/1.1 (400|404) .*");
    }

    @Test
    void connectionsThatOnlyWaitMakeWayForOneThatAsks() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                waiting.add(new Socket("127.0.0.1", site.port()));
            }
            assertThat(site.asked("GET /api/labs")).startsWith("HTTP/1.1 200 ");
            waiting.getFirst().setSoTimeout(30_000);
            assertThat(waiting.getFirst().getInputStream().read())
                    .as("closed long before the two minutes that a silent connection has otherwise")
                    .isEqualTo(-1);
        } finally {
            for (var socket : waiting) {
                socket.close();
            }
        }
    }
}
