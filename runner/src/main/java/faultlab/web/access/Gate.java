package faultlab.web.access;

import faultlab.report.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Stands before everything else in the server, whatever the method and the path: puts the rules into effect and the headers on. */
public final class Gate extends Handler.Wrapper {

    /** What our own pages may do: nothing from elsewhere, nothing inline. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private final Access access;
    private final BooleanSupplier stopping;

    /** @param stopping whether the server takes nothing new any more */
    public Gate(Access access, BooleanSupplier stopping) {
        this.access = access;
        this.stopping = stopping;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HEADERS.forEach(response.getHeaders()::put);
        if (stopping.getAsBoolean()) {
            var refusal = Refusal.of(503, "stopping", "Fault Lab is ending. Type `lab` to start it anew.");
            return refuse(refusal, request, response, callback);
        }
        var refusal = access.refusal(Asked.of(request, access.cookie()));
        return refusal.isPresent()
                ? refuse(refusal.get(), request, response, callback)
                : super.handle(request, response, callback);
    }

    private static boolean refuse(Refusal refusal, Request request, Response response, Callback callback) {
        response.setStatus(refusal.status());
        if (refusal.entrance()) {
            response.getHeaders().put("Content-Security-Policy", EntrancePage.POLICY);
        }
        byte[] body = (refusal.entrance() ? EntrancePage.of(refusal.message(), path(request)) : json(refusal))
                .getBytes(StandardCharsets.UTF_8);
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, refusal.entrance() ? "text/html; charset=utf-8" : "application/json");
        // what is left of a body is not read: the connection ends
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static String path(Request request) {
        return Request.getPathInContext(request);
    }

    private static String json(Refusal refusal) {
        return Json.of(Map.of("error", Map.of("code", refusal.code(), "message", refusal.message())));
    }
}
