package faultlab.web.access;

import faultlab.report.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses, before any of our code has seen it, said in our form: a line it cannot read, a path with two meanings. */
public final class JettyErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Gate.HEADERS.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        int status = response.getStatus();
        var code = status >= 500 ? "failed" : status == 404 ? "unknown" : "bad-input";
        var message = status >= 500
                ? "This is a mistake in Fault Lab itself, not in your code. Reload the page."
                : "The request cannot be read (HTTP " + status + "). Use the page, or the addresses in /openapi.json.";
        var body = Json.of(Map.of("error", Map.of("code", code, "message", message)))
                .getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
