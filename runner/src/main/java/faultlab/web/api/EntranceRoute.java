package faultlab.web.api;

import faultlab.web.access.Access;
import io.javalin.http.Context;
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
            context.status(401).redirect("/");
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
        context.html("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url="
                + path + "\"><title>Fault Lab</title><p><a href=\"" + path + "\">Go on to Fault Lab</a></p></html>");
    }
}
