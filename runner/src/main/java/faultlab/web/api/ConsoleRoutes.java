package faultlab.web.api;

import faultlab.console.Completion;
import faultlab.console.Console;
import faultlab.console.Part;
import faultlab.web.runs.Run;
import faultlab.web.runs.Runs;
import io.javalin.http.Context;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** jshell in a live run's JVM. It runs what the learner types, by design: the gate stands before it. */
final class ConsoleRoutes {

    record Code(@Nullable String code) {}

    /** @param cursor from 0 */
    record CodeAt(@Nullable String code, int cursor) {}

    record Evaluated(long id, List<Part> parts, boolean incomplete) {}

    /** In the run's log, so that a page that comes later shows it too. */
    record Logged(long id, String code, List<Part> parts) {}

    private final Runs runs;
    private final LiveRuns live;
    private final AtomicLong ids = new AtomicLong();

    ConsoleRoutes(Runs runs, LiveRuns live) {
        this.runs = runs;
        this.live = live;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/runs/{run}/console", this::evaluate),
                Route.post("/api/runs/{run}/console/complete", this::complete),
                Route.post("/api/runs/{run}/console/stop", this::stop));
    }

    private void evaluate(Context context) throws InterruptedException {
        var run = RunRoutes.of(runs, context);
        var code = Body.required(Body.read(context, Code.class).code(), "code");
        var reply = console(run).eval(code);
        long id = ids.incrementAndGet();
        if (!reply.incomplete()) {
            run.log().add("console", new Logged(id, code, reply.parts()));
        }
        LabRoutes.answer(context, new Evaluated(id, reply.parts(), reply.incomplete()));
    }

    private void complete(Context context) throws InterruptedException {
        var run = RunRoutes.of(runs, context);
        var asked = Body.read(context, CodeAt.class);
        Completion completion = console(run).complete(Body.required(asked.code(), "code"), asked.cursor());
        LabRoutes.answer(context, completion);
    }

    private void stop(Context context) throws InterruptedException {
        var run = RunRoutes.of(runs, context);
        Body.read(context, LabRoutes.Nothing.class);
        console(run).stop();
        context.status(204);
    }

    private Console console(Run run) throws InterruptedException {
        return live.console(run)
                .orElseThrow(() -> ApiFailure.unknown(
                        "A console belongs to a live run, and this one is over or of another kind. Run it again."));
    }
}
