package faultlab.web.api;

import faultlab.catalog.UnknownException;
import faultlab.report.Json;
import faultlab.session.Session;
import faultlab.web.page.LabPages;
import io.javalin.http.Context;
import java.util.List;

/** The pages that a browser is led to. */
final class PageRoutes {

    private final Session session;
    private final LabViews views;
    private final LabPages pages;

    PageRoutes(Session session, LabViews views, LabPages pages) {
        this.session = session;
        this.views = views;
        this.pages = pages;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/", context -> page(context, pages.catalog(session))), Route.get("/labs/{id}", this::lab));
    }

    private void lab(Context context) {
        var id = context.pathParam("id");
        try {
            page(context, pages.lab(Json.of(views.of(session.catalog().lab(id)))));
        } catch (UnknownException e) {
            context.status(404);
            page(context, pages.unknown(String.valueOf(e.getMessage())));
        }
    }

    private static void page(Context context, String html) {
        context.contentType("text/html; charset=utf-8").result(html);
    }
}
