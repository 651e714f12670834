package faultlab.web.api;

import faultlab.observe.profile.Flame;
import faultlab.session.Session;
import faultlab.session.ShapeFlames;
import faultlab.web.runs.Run;
import faultlab.web.runs.Runs;
import io.javalin.http.Context;
import java.util.List;

/** The stacks of explaining runs as trees, which the page draws and compares. */
final class FlameRoutes {

    /**
     * One event in one shape.
     *
     * @param page the profiler's own page, in a sandbox
     */
    record FlameView(String shape, String event, long total, Flame root, String page) {}

    record Flames(List<FlameView> shapes) {}

    /** JSON has two levels a frame, and its writer a thousand; what a deeper frame called counts as its own. */
    private static final int DEEPEST = 400;

    private final Session session;
    private final Runs runs;

    FlameRoutes(Session session, Runs runs) {
        this.session = session;
        this.runs = runs;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/runs/{run}/flames", this::flames));
    }

    private void flames(Context context) {
        var run = RunRoutes.of(runs, context);
        var lab = session.catalog().lab(run.order().lab());
        var shapes = run.folder().map(folder -> session.flames(lab, folder)).orElse(List.of());
        LabRoutes.answer(
                context,
                new Flames(shapes.stream().map(shape -> view(run, shape)).toList()));
    }

    private static FlameView view(Run run, ShapeFlames shape) {
        var page = "/runs/" + run.id() + "/files/" + shape.page();
        return new FlameView(shape.shape(), shape.event(), shape.total(), cut(shape.root(), DEEPEST), page);
    }

    private static Flame cut(Flame flame, int depth) {
        var children = depth == 0
                ? List.<Flame>of()
                : flame.children().stream().map(child -> cut(child, depth - 1)).toList();
        return new Flame(flame.name(), flame.value(), children);
    }
}
