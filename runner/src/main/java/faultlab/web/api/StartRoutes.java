package faultlab.web.api;

import faultlab.catalog.Lab;
import faultlab.catalog.Shape;
import faultlab.catalog.Variant;
import faultlab.session.Session;
import faultlab.web.runs.Kind;
import faultlab.web.runs.Run;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Begins runs. */
final class StartRoutes {

    /**
     * @param kind live or explain
     * @param shape of a live run
     * @param using work, fault or solution
     */
    record RunAsked(
            @Nullable String kind,
            @Nullable String shape,
            @Nullable String using) {}

    record Begun(String run, Kind kind, String using, String shape) {

        static Begun of(Run run) {
            return new Begun(
                    run.id(),
                    run.order().kind(),
                    run.order().using(),
                    run.order().shape());
        }
    }

    record CheckBegun(String run) {}

    private static final Set<String> VARIANTS = Set.of("work", "fault", "solution");

    private final Session session;
    private final Jobs jobs;

    StartRoutes(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
    }

    List<Route> routes() {
        return List.of(Route.post("/api/labs/{id}/run", this::run), Route.post("/api/labs/{id}/check", this::check));
    }

    private Lab lab(Context context) {
        return session.catalog().lab(context.pathParam("id"));
    }

    private void run(Context context) throws InterruptedException {
        var lab = lab(context);
        var asked = Body.read(context, RunAsked.class);
        var kind = Body.required(asked.kind(), "kind");
        var variant = variant(lab, Body.required(asked.using(), "using"));
        var run = switch (kind) {
            case "live" -> jobs.live(lab, variant, shape(lab, asked));
            case "explain" -> jobs.explain(lab, variant);
            default -> throw ApiFailure.badInput("kind is live or explain, got \"" + kind + "\".");
        };
        LabRoutes.answer(context.status(202), Begun.of(run));
    }

    private static String shape(Lab lab, RunAsked asked) {
        var shape = Body.required(asked.shape(), "shape");
        var known = lab.contract().shapes().stream().map(Shape::name).toList();
        if (!known.contains(shape)) {
            throw ApiFailure.badInput("shape is one of " + String.join(", ", known) + ", got \"" + shape + "\".");
        }
        return shape;
    }

    /** Of the learner's work there may be none yet: then it is what he would begin with. */
    private Variant variant(Lab lab, String using) {
        if (!VARIANTS.contains(using)) {
            throw ApiFailure.badInput("using is work, fault or solution, got \"" + using + "\".");
        }
        if (using.equals("work")) {
            session.start(lab);
        }
        return session.variant(lab, Optional.of(using)).orElseThrow();
    }

    private void check(Context context) {
        Body.read(context, LabRoutes.Nothing.class);
        LabRoutes.answer(
                context.status(202), new CheckBegun(jobs.check(lab(context)).id()));
    }
}
