package faultlab.web.api;

import faultlab.catalog.Lab;
import faultlab.compile.Problem;
import faultlab.compile.notes.Note;
import faultlab.session.Session;
import faultlab.web.api.LabView.FileView;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The learner's files: saved, removed, put back. */
final class WorkRoutes {

    /** @param base the hash that the edit began from; null for a new file */
    record Save(@Nullable String content, @Nullable String base) {}

    record Saved(String name, String hash, String workHash) {}

    record Removed(String name, String workHash) {}

    /** As {@code reset --json}, and the files as they are now. */
    record WasReset(String lab, String folder, @Nullable String kept, List<FileView> files) {}

    /** @param files contents by name */
    record Typed(@Nullable Map<String, @Nullable String> files) {}

    /** @param notes empty until the learner has locked in a diagnosis */
    record Problems(List<Problem> problems, List<Note> notes) {}

    /** javac is quick alone and slow in a crowd: who types in many tabs waits a little. */
    private static final int COMPILES_AT_ONCE = 2;

    private final Semaphore compiles = new Semaphore(COMPILES_AT_ONCE, true);
    private final Session session;
    private final LabViews views;
    private final LabFeeds feeds;

    WorkRoutes(Session session, LabViews views, LabFeeds feeds) {
        this.session = session;
        this.views = views;
        this.feeds = feeds;
    }

    List<Route> routes() {
        return List.of(
                Route.put("/api/labs/{id}/files/{name}", this::save),
                Route.delete("/api/labs/{id}/files/{name}", this::remove),
                Route.post("/api/labs/{id}/compile", this::compile),
                Route.post("/api/labs/{id}/reset", this::reset));
    }

    private Lab lab(Context context) {
        return session.catalog().lab(context.pathParam("id"));
    }

    private void save(Context context) {
        var lab = lab(context);
        var save = Body.read(context, Save.class);
        var content = Body.required(save.content(), "content");
        boolean fresh = !session.store().progress(lab.id()).started();
        var saved = session.save(lab, context.pathParam("name"), content, save.base());
        if (fresh) {
            feeds.touch(lab.id());
        }
        LabRoutes.answer(context, new Saved(saved.name(), saved.hash(), workHash(lab)));
    }

    private void remove(Context context) {
        var lab = lab(context);
        var name = context.pathParam("name");
        var base = context.queryParam("base");
        if (base == null) {
            throw ApiFailure.badInput("Say which state of " + name + " you mean: ?base=HASH.");
        }
        session.remove(lab, name, base);
        LabRoutes.answer(context, new Removed(name, workHash(lab)));
    }

    private String workHash(Lab lab) {
        return LabViews.hash(session.workspace().files(lab));
    }

    private void compile(Context context) throws InterruptedException {
        var lab = lab(context);
        Map<String, String> contents = new LinkedHashMap<>();
        Body.required(Body.read(context, Typed.class).files(), "files")
                .forEach((name, content) -> contents.put(name, Body.required(content, "files." + name)));
        compiles.acquire();
        try {
            var compiled = session.compile(lab, contents);
            // a note may name the cause
            var named = session.store().guess(lab.id()).isPresent();
            LabRoutes.answer(context, new Problems(compiled.problems(), named ? compiled.notes() : List.of()));
        } finally {
            compiles.release();
        }
    }

    private void reset(Context context) {
        var lab = lab(context);
        Body.read(context, LabRoutes.Nothing.class);
        var kept = session.workspace().reset(lab);
        feeds.touch(lab.id());
        LabRoutes.answer(
                context,
                new WasReset(
                        lab.id(),
                        session.workspace().folder(lab).toString(),
                        kept.map(Object::toString).orElse(null),
                        views.of(lab).files()));
    }
}
