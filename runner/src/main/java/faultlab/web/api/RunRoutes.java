package faultlab.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import faultlab.session.Session;
import faultlab.web.runs.EventLog.Event;
import faultlab.web.runs.EventStream;
import faultlab.web.runs.Run;
import faultlab.web.runs.Runs;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** Runs that were begun: how they stand, what happens in them, and their end. */
final class RunRoutes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Session session;
    private final Runs runs;

    RunRoutes(Session session, Runs runs) {
        this.session = session;
        this.runs = runs;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/runs/{run}",
                        context -> LabRoutes.answer(context, run(context).view())),
                Route.delete("/api/runs/{run}", this::stop),
                Route.get("/api/runs/{run}/events", this::events));
    }

    private Run run(Context context) {
        return of(runs, context);
    }

    static Run of(Runs runs, Context context) {
        return runs.run(context.pathParam("run"))
                .orElseThrow(() -> ApiFailure.unknown(
                        "There is no such run: this server was started anew, or has had many since. Start another."));
    }

    private void stop(Context context) throws InterruptedException {
        var run = run(context);
        if (!runs.stop(run)) {
            throw ApiFailure.failed("The run was told to stop and has not ended yet. Ask again in a moment.");
        }
        LabRoutes.answer(context, run.view());
    }

    private void events(Context context) throws IOException, InterruptedException {
        var run = run(context);
        var lab = run.order().lab();
        EventStream.send(run.log(), after(context), context.res(), event -> hideDiagnosis(lab, event));
    }

    /** The id that a browser sends after a broken connection, or the one asked for. */
    static long after(Context context) {
        var last = context.header("Last-Event-ID");
        var after = last == null ? context.queryParam("after") : last;
        if (after == null || after.isEmpty()) {
            return 0;
        }
        if (!after.matches("\\d{1,15}")) {
            throw ApiFailure.badInput("The last event's id is a number, got \"" + after + "\".");
        }
        return Long.parseLong(after);
    }

    /** The engine's words come after the learner's. */
    private Event hideDiagnosis(String lab, Event event) {
        if (!event.name().equals("observation") || session.store().guess(lab).isPresent()) {
            return event;
        }
        try {
            var observation = (ObjectNode) JSON.readTree(event.data());
            observation.remove("diagnosis");
            return new Event(event.id(), event.name(), observation.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an observation in a log is no JSON", e);
        }
    }
}
