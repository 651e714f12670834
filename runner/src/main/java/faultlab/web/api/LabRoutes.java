package faultlab.web.api;

import faultlab.catalog.Hints;
import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.report.Json;
import faultlab.report.Markdown;
import faultlab.session.Session;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page shows of labs, and the learner's steps through them. */
final class LabRoutes {

    /** @param number from 1; without it the next */
    record HintAsked(@Nullable Integer number) {}

    record HintGiven(int number, int count, String html) {}

    record Chosen(@Nullable String choice) {}

    record Nothing() {}

    record SolutionFile(String name, String content) {}

    record SolutionShown(String why, List<SolutionFile> files) {}

    private final Session session;
    private final LabViews views;
    private final LabFeeds feeds;

    LabRoutes(Session session, LabViews views, LabFeeds feeds) {
        this.session = session;
        this.views = views;
        this.feeds = feeds;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/labs", context -> answer(context, session.list())),
                Route.get("/api/labs/{id}", context -> answer(context, views.of(lab(context)))),
                Route.post("/api/labs/{id}/hint", this::hint),
                Route.post("/api/labs/{id}/diagnosis", this::diagnosis),
                Route.post("/api/labs/{id}/solution", this::solution),
                Route.get("/api/labs/{id}/events", this::events));
    }

    private Lab lab(Context context) {
        return session.catalog().lab(context.pathParam("id"));
    }

    static void answer(Context context, Object result) {
        context.contentType("application/json").result(Json.of(result));
    }

    private void hint(Context context) {
        var lab = lab(context);
        var asked = Body.read(context, HintAsked.class).number();
        var hints = Hints.of(lab);
        int next = Math.min(session.store().progress(lab.id()).hints() + 1, hints.size());
        int wanted = asked == null ? next : asked;
        if (wanted < 1 || wanted > hints.size()) {
            throw ApiFailure.badInput(lab.id() + " has the hints 1 to " + hints.size() + ", not " + wanted + ".");
        }
        session.store().update(lab.id(), progress -> progress.hint(wanted));
        feeds.touch(lab.id());
        answer(context, new HintGiven(wanted, hints.size(), Markdown.html(hints.get(wanted - 1))));
    }

    private void diagnosis(Context context) {
        var lab = lab(context);
        var choice = Body.required(Body.read(context, Chosen.class).choice(), "choice");
        if (!lab.contract().choices().contains(choice)) {
            throw ApiFailure.badInput("\"" + choice + "\" is none of the choices. Choose one of "
                    + String.join(", ", lab.contract().choices()) + ".");
        }
        session.store().guess(lab.id()).ifPresent(guess -> {
            throw ApiFailure.locked("You have locked in \"" + guess.choice() + "\" already; the first one stays.");
        });
        session.lockIn(lab, choice);
        feeds.touch(lab.id());
        answer(context, views.of(lab));
    }

    private void solution(Context context) {
        var lab = lab(context);
        Body.read(context, Nothing.class);
        session.store().update(lab.id(), progress -> progress.solution());
        feeds.touch(lab.id());
        var files = Variant.solution(lab).files().stream()
                .map(file -> new SolutionFile(file.getFileName().toString(), text(file)))
                .toList();
        answer(context, new SolutionShown(Markdown.html(session.why(lab)), files));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void events(Context context) throws IOException, InterruptedException {
        feeds.follow(lab(context), context);
    }
}
