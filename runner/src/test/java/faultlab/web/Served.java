package faultlab.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.session.ToyLab;
import faultlab.session.TunedToy;
import faultlab.web.access.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Stream;

/** A server over a home with the toy lab, and a client that has its key. Every answer to it is held to openapi.json. */
final class Served implements AutoCloseable {

    /** An answer. */
    record Answer(int status, HttpHeaders headers, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + body, e);
            }
        }

        String code() {
            return json().at("/error/code").asText();
        }

        String message() {
            return json().at("/error/message").asText();
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LESSON = """
            ---
            title: The counter
            goals: [count]
            ---
            ## The page
            A number is missing.

            ## Name it
            Which?

            ## What is going on
            It counts one behind.
            """;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Server.Started started;
    private final ToyLab toy;

    private Served(ToyLab toy, Server.Started started) {
        this.toy = toy;
        this.started = started;
    }

    /** Lays the toy lab out in an empty folder and serves it on a free port. */
    static Served over(Path home) throws IOException {
        return over(home, Limits.OF_A_PERSON);
    }

    static Served over(Path home, Limits limits) throws IOException {
        return over(layOut(home), limits);
    }

    private static Served over(ToyLab toy, Limits limits) throws IOException {
        return new Served(toy, (Server.Started) Server.start(toy.session(), 0, limits));
    }

    /** As {@link #over}, with JVM flags as a part of the subject. */
    static Served tuned(Path home) throws IOException {
        return over(layOut(TunedToy.in(home)), Limits.OF_A_PERSON);
    }

    static ToyLab layOut(Path home) throws IOException {
        return layOut(ToyLab.in(home));
    }

    /** Adds what a page shows. */
    private static ToyLab layOut(ToyLab toy) throws IOException {
        var home = toy.home();
        ToyLab.warm(home);
        toy.write("labs/toy/lesson.md", LESSON);
        toy.write("solutions/toy/why.md", "It counts **first**.\n");
        var contract = home.resolve("labs/toy/lab.yaml");
        Files.writeString(
                contract, Files.readString(contract).replace("choices: [toy]", "choices: [toy, deadlock, timers]"));
        return toy;
    }

    ToyLab toy() {
        return toy;
    }

    Server server() {
        return started.server();
    }

    int port() {
        return started.port();
    }

    String url() {
        return started.url();
    }

    String token() {
        return started.url().substring(started.url().indexOf('=') + 1);
    }

    String cookie() {
        return "faultlab-" + port() + "=" + token();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofMinutes(2))
                .header("Cookie", cookie());
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var sent = client.send(request, BodyHandlers.ofString());
            var answer = new Answer(sent.statusCode(), sent.headers(), sent.body());
            OpenApi.holds(request.method(), request.uri().getPath(), answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lines of a stream as they come; closing it ends the connection. */
    Stream<String> follow(String path) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer =
                client.send(request(path).header("Accept", "text/event-stream").build(), BodyHandlers.ofLines());
        return answer.body();
    }

    /** Adds lines until the stream is over, or closed on this side. */
    static void hear(Stream<String> lines, Collection<String> heard) {
        try {
            lines.forEach(heard::add);
        } catch (UncheckedIOException closed) {
            // by the test, which has heard enough
        }
    }

    /** The whole answer to bytes sent as they are: what no proper client would send. */
    String raw(String text) throws IOException {
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A request with a valid Host and the key, and further header lines. */
    String asked(String line, String... headers) throws IOException {
        return raw(line + " HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\nCookie: " + cookie()
                + "\r\nConnection: close\r\n"
                + String.join(
                        "", Stream.of(headers).map(header -> header + "\r\n").toList()) + "\r\n");
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** A text as a JSON string. */
    static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }

    @Override
    public void close() {
        started.server().stop();
        client.close();
    }
}
