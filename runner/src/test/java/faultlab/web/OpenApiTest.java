package faultlab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import faultlab.web.access.Access;
import faultlab.web.access.Rate;
import faultlab.web.api.Api;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {

    @TempDir
    static Path home;

    @Test
    void everyRouteIsDocumentedAndEveryDocumentedRouteIsThere() throws Exception {
        var session = Served.layOut(home).session();
        var routes = new TreeSet<String>();
        try (var api = new Api(session, new Access(1, "", new Rate(1, 1, System::nanoTime)))) {
            api.routes()
                    .forEach(route -> routes.add(route.method().name().toLowerCase(Locale.ROOT) + " "
                            + route.path().replace('<', '{').replace('>', '}')));
        }
        var documented = new TreeSet<String>();
        OpenApi.templates()
                .forEach(path -> OpenApi.DOCUMENT
                        .path("paths")
                        .path(path)
                        .fieldNames()
                        .forEachRemaining(method -> documented.add(method + " " + path)));
        assertThat(documented).hasSizeGreaterThan(20).isEqualTo(routes);
    }

    @Test
    void theHoldOfAnswersRejectsWhatIsNotDocumented() {
        var none = HttpHeaders.of(Map.of(), (name, value) -> true);
        OpenApi.holds("GET", "/api/labs", new Served.Answer(200, none, "{\"labs\":[]}"));
        assertThatThrownBy(() -> OpenApi.holds("GET", "/api/labs", new Served.Answer(200, none, "{\"labs\":1}")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> OpenApi.holds("GET", "/api/labs", new Served.Answer(418, none, "{}")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> OpenApi.holds(
                        "POST",
                        "/api/labs/toy/check",
                        new Served.Answer(409, none, "{\"error\":{\"code\":\"other\",\"message\":\"\"}}")))
                .isInstanceOf(AssertionError.class);
    }
}
