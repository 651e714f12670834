package faultlab.web.api;

import faultlab.web.access.Access;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.regex.Pattern;

/** Turns the token of this start into a cookie, and sends the person on. */
final class EntranceRoute {

    private static final Pattern OWN_PATH = Pattern.compile("/|/labs/[a-z]{1,40}");

    private final Access access;

    EntranceRoute(Access access) {
        this.access = access;
    }

    List<Route> routes() {
        return List.of(Route.get(Access.ENTRANCE, this::open));
    }

    private void open(Context context) {
        var token = context.queryParam("token");
        if (token == null || !access.isToken(token)) {
            // whoever asks for the page behind it is told how to get in
            context.redirect("/", HttpStatus.SEE_OTHER);
            return;
        }
        context.header("Set-Cookie", access.cookie() + "=" + token + "; Path=/; HttpOnly; SameSite=Strict");
        var to = context.queryParam("to");
        var path = to != null && OWN_PATH.matcher(to).matches() ? to : "/";
        goOn(context, path);
    }

    /**
     * From a link elsewhere (a terminal in a browser, a chat) a redirect would still count as coming from there, and the browser would keep
     * the cookie back; a page of ours that moves on does not.
     */
    private static void goOn(Context context, String path) {
        var site = context.header("Sec-Fetch-Site");
        if (site == null || site.equals("none") || site.equals("same-origin")) {
            context.redirect(path, HttpStatus.SEE_OTHER);
            return;
        }
        context.html("""
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta http-equiv="refresh" content="0;url=%1$s">
                <title>Fault Lab</title>
                <p><a href="%1$s">Go on to Fault Lab</a></p>
                </html>
                """.formatted(path));
    }
}
