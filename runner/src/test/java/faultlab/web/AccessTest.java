package faultlab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import faultlab.web.access.Access;
import faultlab.web.access.Rate;
import faultlab.web.api.Api;
import faultlab.web.api.Route;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in: each rule, asked for in the way that it keeps out. The key is sent along, so that no other rule does it. */
class AccessTest {

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

    private static String request(String line, String... headers) throws IOException {
        return site.raw(line + " HTTP/1.1\r\nConnection: close\r\nCookie: " + site.cookie() + "\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n");
    }

    private static void isRefused(String answer, int status, String code) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("\"code\":\"" + code + "\"");
        assertThat(answer).doesNotContain("The counter", "toy", "101 Switching");
    }

    @Test
    void theKeyOpensTheApi() throws IOException {
        assertThat(site.asked("GET /api/labs")).startsWith("HTTP/1.1 200 ").contains("The counter");
        assertThat(request("GET /api/labs", "Host: localhost:" + site.port())).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:PORT",
                "127.0.0.1",
                "127.0.0.1:1",
                "localhost",
                "[::1]:PORT",
                "127.0.0.2:PORT",
                "127.0.0.1:PORT.evil.example"
            })
    void aNameOfSomebodyElsesThatLeadsHereGetsNothing(String host) throws IOException {
        var answer = request("GET /api/labs", "Host: " + host.replace("PORT", Integer.toString(site.port())));
        assertThat(answer).matches("(?s)HTTP/1.1 (403|400) .*").doesNotContain("The counter");
    }

    @Test
    void aHostInTheRequestLineCountsToo() throws IOException {
        var answer = request("GET http://evil.example/api/labs", "Host: 127.0.0.1:" + site.port());
        assertThat(answer).matches("(?s)HTTP/1.1 (403|400) .*").doesNotContain("The counter");
        assertThat(site.raw("GET /api/labs HTTP/1.0\r\nCookie: " + site.cookie() + "\r\n\r\n"))
                .matches("(?s)HTTP/1.[01] (403|400) .*")
                .doesNotContain("The counter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "https://127.0.0.1:PORT",
                "http://127.0.0.1:1",
                "http://127.0.0.1",
                "http://localhost:PORT.evil.example"
            })
    void aPageOfAnotherOriginGetsNothing(String origin) throws IOException {
        var sent = "Origin: " + origin.replace("PORT", Integer.toString(site.port()));
        isRefused(site.asked("GET /api/labs", sent), 403, "origin");
        isRefused(site.asked("POST /api/labs/toy/check", sent, "Content-Length: 0"), 403, "origin");
    }

    @Test
    void ourOwnOriginIsLetIn() throws IOException {
        assertThat(site.asked(
                        "GET /api/labs", "Origin: http://127.0.0.1:" + site.port(), "Sec-Fetch-Site: same-origin"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void whatABrowserFetchesForAnotherSiteGetsNothing(String fetchSite) throws IOException {
        isRefused(site.asked("GET /api/labs", "Sec-Fetch-Site: " + fetchSite), 403, "origin");
        isRefused(
                site.asked("GET /site/report.css", "Sec-Fetch-Site: " + fetchSite, "Sec-Fetch-Mode: no-cors"),
                403,
                "origin");
        isRefused(
                site.asked("GET /api/labs", "Sec-Fetch-Site: " + fetchSite, "Sec-Fetch-Mode: navigate"), 403, "origin");
    }

    @Test
    void aLinkFromAnotherSiteLeadsToTheEntranceOnly() throws IOException {
        var answer = site.asked("GET /labs/toy", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate");
        assertThat(answer)
                .startsWith("HTTP/1.1 403 ")
                .contains("how to get in", "href=\"/labs/toy\"")
                .doesNotContain("The counter");
    }

    @Test
    void withoutTheKeyOfThisStartNothingOpens() throws IOException {
        var host = "Host: 127.0.0.1:" + site.port();
        isRefused(site.raw("GET /api/labs HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n"), 401, "token");
        for (var cookie : List.of(
                "faultlab-" + site.port() + "=",
                "faultlab-" + site.port() + "=x",
                "faultlab=" + site.token(),
                "faultlab-1=" + site.token())) {
            isRefused(
                    site.raw("GET /api/labs HTTP/1.1\r\n" + host + "\r\nCookie: " + cookie
                            + "\r\nConnection: close\r\n\r\n"),
                    401,
                    "token");
        }
    }

    @Test
    void aPersonWithoutTheKeyIsToldHowToGetIn() throws IOException {
        var answer = site.raw("GET /labs/toy HTTP/1.1\r\nHost: 127.0.0.1:" + site.port()
                + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 401 ")
                .contains("./lab", "/open?token=")
                .doesNotContain(site.token(), "<script");
    }

    @Test
    void theAddressThatWasPrintedSetsAStrictCookieAndGoesOn() throws IOException {
        var answer = site.raw("GET /open?token=" + site.token() + "&to=/labs/toy HTTP/1.1\r\nHost: 127.0.0.1:"
                + site.port() + "\r\nSec-Fetch-Site: none\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 303 ")
                .containsIgnoringCase("Location: /labs/toy\r\n")
                .contains("Set-Cookie: " + site.cookie() + "; Path=/; HttpOnly; SameSite=Strict\r\n");
        var fromElsewhere = site.raw("GET /open?token=" + site.token() + " HTTP/1.1\r\nHost: 127.0.0.1:" + site.port()
                + "\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nConnection: close\r\n\r\n");
        assertThat(fromElsewhere).startsWith("HTTP/1.1 200 ").contains("Set-Cookie: ", "content=\"0;url=/\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example/",
                "/labs/../x",
                "/labs/toy?x",
                "/labs/%0d%0aSet-Cookie:x"
            })
    void theEntranceLeadsToOurOwnPagesOnly(String to) throws IOException {
        var answer = site.raw("GET /open?token=" + site.token() + "&to=" + to + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + site.port() + "\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 303 ")
                .containsIgnoringCase("Location: /\r\n")
                .doesNotContain("evil");
    }

    @Test
    void aWrongTokenSetsNoCookie() throws IOException {
        for (var token : List.of("", "x", site.token() + "x", site.token().substring(1))) {
            assertThat(site.raw("GET /open?token=" + token + " HTTP/1.1\r\nHost: 127.0.0.1:" + site.port()
                            + "\r\nConnection: close\r\n\r\n"))
                    .doesNotContainIgnoringCase("set-cookie");
        }
    }

    @Test
    void thereAreNoWebSockets() throws IOException {
        for (var path : List.of("/", "/api/labs", "/api/labs/toy/events")) {
            var answer = site.raw(
                    "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + site.port() + "\r\nCookie: " + site.cookie()
                            + "\r\nOrigin: http://127.0.0.1:" + site.port()
                            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
                            + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            isRefused(answer, 403, "origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "OPTIONS", "PATCH", "PROPFIND", "get"})
    void methodsThatHaveNoUseAreRefusedBeforeAnyRoute(String method) throws IOException {
        var answer = site.asked(method + " /api/labs");
        assertThat(answer)
                .startsWith("HTTP/1.1 405 ")
                .contains("has no use here")
                .doesNotContain("Allow-Origin");
    }

    @Test
    void nothingIsTunnelled() throws IOException {
        assertThat(site.asked("CONNECT 127.0.0.1:" + site.port())).matches("(?s)HTTP/1.1 (400|403|405) .*");
    }

    @Test
    void headShowsTheHeadersAlone() throws IOException {
        var answer = site.asked("HEAD /api/labs");
        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
    }

    @Test
    void everyAnswerHasTheStrictHeaders() throws IOException {
        var port = site.port();
        for (var answer : List.of(
                site.asked("GET /api/labs"),
                site.asked("GET /nothing"),
                site.asked("TRACE /"),
                site.asked("GET /site/%2e%2e%2freport.css"),
                site.raw("nonsense\r\n\r\n"),
                site.raw("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n"))) {
            assertThat(answer)
                    .contains(
                            "Content-Security-Policy: default-src 'none'",
                            "X-Content-Type-Options: nosniff",
                            "Referrer-Policy: no-referrer",
                            "Cross-Origin-Opener-Policy: same-origin",
                            "Cross-Origin-Resource-Policy: same-origin",
                            "frame-ancestors 'none'",
                            "base-uri 'none'",
                            "form-action 'none'")
                    .doesNotContain("unsafe", "Access-Control-", "Server: ", "X-Powered-By");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/site/../faultlab/openapi.json",
                "/site/%2e%2e/report.css",
                "/site/..%2freport.css",
                "/site/style/..%5creport.css",
                "/site/style/%00",
                "/site/style//../../report.css",
                "/site/report.jte",
                "/site/pages/lab.jte",
                "/site/messages/en.properties",
                "/site/",
                "/schemas/..%2fopenapi.json",
                "/schemas/%2e%2e",
                "/site/style/..;/x",
                "//site/style",
                "/site/style/.",
                "/site/modules/%252e%252e/x"
            })
    void noPathLeadsOutOfWhatTheSiteShows(String path) throws IOException {
        assertThat(site.asked("GET " + path)).matches("(?s)HTTP/1.1 (400|404) .*");
    }

    @Test
    void eachRouteIsBehindEachRule() throws IOException {
        List<Route> routes;
        try (var api = new Api(site.toy().session(), new Access(1, "", new Rate(1, 1, System::nanoTime)))) {
            routes = api.routes();
        }
        assertThat(routes).hasSizeGreaterThan(20);
        for (var route : routes) {
            var line = route.method().name() + " " + route.path().replaceAll("[{<]\\w+[}>]", "toy");
            isRefused(site.asked(line, "Origin: http://evil.example"), 403, "origin");
            isRefused(request(line, "Host: evil.example:" + site.port()), 403, "origin");
            if (!route.path().equals(Access.ENTRANCE)) {
                isRefused(
                        site.raw(
                                line + " HTTP/1.1\r\nHost: 127.0.0.1:" + site.port() + "\r\nConnection: close\r\n\r\n"),
                        401,
                        "token");
            }
        }
    }

    @Test
    void onlyThisMachinesOwnAddressIsListenedTo() {
        // Linux answers on all of 127.0.0.0/8: a server on every address would be found at this one too
        assertThatThrownBy(() -> new Socket("127.0.0.2", site.port()).close()).isInstanceOf(ConnectException.class);
    }
}
