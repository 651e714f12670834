package faultlab.web.access;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Of a request, what decides whether it is let in.
 *
 * @param path decoded, without the query
 * @param hosts every Host header and, where the request line names one too, that
 * @param cookies values of this server's own cookie
 * @param length of the body in bytes, -1 where it is not told
 */
record Asked(
        String method,
        String path,
        List<String> hosts,
        List<String> origins,
        @Nullable String site,
        @Nullable String mode,
        @Nullable String accept,
        @Nullable String upgrade,
        List<String> cookies,
        long length) {

    static Asked of(Request request, String cookie) {
        var headers = request.getHeaders();
        return new Asked(
                request.getMethod(),
                Request.getPathInContext(request),
                hosts(request),
                headers.getValuesList(HttpHeader.ORIGIN),
                headers.get("Sec-Fetch-Site"),
                headers.get("Sec-Fetch-Mode"),
                headers.get(HttpHeader.ACCEPT),
                headers.get(HttpHeader.UPGRADE),
                Request.getCookies(request).stream()
                        .filter(sent -> sent.getName().equals(cookie))
                        .map(HttpCookie::getValue)
                        .toList(),
                request.getLength());
    }

    /** None where there is no Host header: a request line alone does not say who is meant. */
    private static List<String> hosts(Request request) {
        var hosts = new ArrayList<>(request.getHeaders().getValuesList(HttpHeader.HOST));
        var authority = request.getHttpURI().getAuthority();
        if (authority != null && !hosts.isEmpty()) {
            hosts.add(authority);
        }
        return hosts;
    }

    /** Whether a person's browser goes to a page, rather than a script to data. */
    boolean isVisit() {
        var navigates = mode == null ? accept != null && accept.contains("text/html") : mode.equals("navigate");
        return method.equals("GET") && navigates && !path.startsWith("/api/");
    }
}
