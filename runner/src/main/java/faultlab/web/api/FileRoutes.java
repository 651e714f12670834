package faultlab.web.api;

import faultlab.session.Session;
import faultlab.web.runs.Runs;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** Files as they are: the site's own, from the jar, and those that a run left. */
final class FileRoutes {

    private record Asset(byte[] bytes, String tag) {}

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8",
            "collapsed", "text/plain; charset=utf-8",
            "gz", "application/gzip");

    /** What pages load; the templates and the words beside them are not for sending. */
    private static final Pattern SITE = Pattern.compile("(style|modules|vendor|images)/[A-Za-z0-9][A-Za-z0-9./_-]*");

    /** The profiler's pages bring scripts of their own: they run in a sandbox, without our origin, and reach nothing. */
    private static final String SANDBOX =
            "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static final String REPORT = "report.html";

    private final Session session;
    private final Runs runs;
    private final Map<String, Optional<Asset>> assets = new ConcurrentHashMap<>();

    FileRoutes(Session session, Runs runs) {
        this.session = session;
        this.runs = runs;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/site/<path>", context -> asset(context, "/site/" + context.pathParam("path"))),
                Route.get(
                        "/schemas/{name}", context -> asset(context, "/faultlab/schemas/" + context.pathParam("name"))),
                Route.get("/openapi.json", context -> asset(context, "/faultlab/openapi.json")),
                Route.get("/runs/{run}/files/<path>", this::left));
    }

    private void asset(Context context, String resource) {
        var inSite = resource.startsWith("/site/");
        var allowed = inSite
                ? SITE.matcher(resource.substring("/site/".length())).matches() && !resource.contains("..")
                : resource.matches("/faultlab/(schemas/)?[a-z]+\\.json");
        var asset = allowed ? assets.computeIfAbsent(resource, FileRoutes::read) : Optional.<Asset>empty();
        send(context, resource, asset.orElseThrow(() -> nothing(context)));
    }

    private static void send(Context context, String name, Asset asset) {
        context.header("Cache-Control", "no-cache").header("ETag", asset.tag());
        if (Objects.equals(context.header("If-None-Match"), asset.tag())) {
            context.status(304);
            return;
        }
        context.contentType(type(name)).result(asset.bytes());
    }

    private static Optional<Asset> read(String resource) {
        try (InputStream stream = FileRoutes.class.getResourceAsStream(resource)) {
            if (stream == null) {
                return Optional.empty();
            }
            byte[] bytes = stream.readAllBytes();
            var sum = new CRC32C();
            sum.update(bytes);
            return Optional.of(new Asset(bytes, "W/\"" + HexFormat.of().toHexDigits(sum.getValue()) + "\""));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + resource, e);
        }
    }

    private void left(Context context) throws IOException {
        var run = runs.run(context.pathParam("run")).orElseThrow(() -> nothing(context));
        if (context.pathParam("path").endsWith(REPORT)
                && session.store().guess(run.order().lab()).isEmpty()) {
            throw ApiFailure.locked("The report names the cause. Lock in your own diagnosis first.");
        }
        var folder = run.folder().orElseThrow(() -> nothing(context));
        var file = inside(folder, context.pathParam("path")).orElseThrow(() -> nothing(context));
        context.header("Content-Security-Policy", SANDBOX);
        context.contentType(type(file.toString())).result(Files.readAllBytes(file));
    }

    /** A file of the folder, reached without a step out of it, by links neither. */
    private static Optional<Path> inside(Path folder, String path) throws IOException {
        try {
            var file = folder.resolve(path).normalize();
            return file.startsWith(folder)
                            && Files.isRegularFile(file)
                            && file.toRealPath().startsWith(folder.toRealPath())
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static ApiFailure nothing(Context context) {
        return ApiFailure.unknown("There is nothing at " + context.path() + ". The catalog is at /.");
    }
}
