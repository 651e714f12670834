package faultlab.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import faultlab.observe.EvidenceFile;
import faultlab.observe.life.LifeLimits;
import faultlab.report.Json;
import faultlab.report.Memory;
import faultlab.report.Observation;
import faultlab.report.Observation.ObservedShape;
import faultlab.report.Places;
import faultlab.report.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Explaining runs on the lab page whose evidence was recorded before, of real programs. */
final class ToldRuns {

    private ToldRuns() {}

    /**
     * A tab in which an explaining run of the fault tells of one recorded program, and one of the learner's work of another.
     *
     * @param fault its evidence file
     * @param work its evidence file
     */
    static Page tab(LabSite site, BrowserContext visitor, Path fault, Path work) {
        var page = visitor.newPage();
        page.route("**/api/labs/handoff/run", route -> {
            var using = route.request().postData().contains("\"fault\"") ? "fault" : "work";
            answer(route, "application/json", "{\"run\":\"%s\"}".formatted(using));
        });
        page.route("**/api/runs/fault/events*", route -> answer(route, "text/event-stream", told(fault)));
        page.route("**/api/runs/work/events*", route -> answer(route, "text/event-stream", told(work)));
        page.route("**/api/runs/*/flames", route -> answer(route, "application/json", "{\"shapes\":[]}"));
        page.navigate(site.address() + "/labs/handoff");
        return page;
    }

    static void answer(Route route, String type, String body) {
        route.fulfill(new Route.FulfillOptions().setContentType(type).setBody(body));
    }

    static void record(Page page, String button) {
        page.locator(".recorder button:has-text('" + button + "')").click();
    }

    /** Something is typed at the end of the learner's file: what was recorded of it before is of an older text. */
    static void edit(Page page, String text) {
        page.locator(".cm-content").click();
        page.keyboard().press("Control+End");
        page.keyboard().type(text);
    }

    /** The events of a run in whose first shape the program ran. */
    private static String told(Path file) {
        try {
            var evidence = EvidenceFile.read(file);
            var memory = Memory.of(evidence, new Places("subject")).orElseThrow();
            var shape = new ObservedShape(
                    "sender",
                    "faulty",
                    List.of(),
                    null,
                    List.of(),
                    memory,
                    Timeline.of(evidence, new Places("handoff"), LifeLimits.ARTICLE),
                    evidence,
                    List.of());
            var observation = new Observation("handoff", "fault", List.of(), List.of(shape), null, List.of());
            return "id: 1\nevent: observation\ndata: " + Json.of(observation)
                    + "\n\nid: 2\nevent: end\ndata: {\"state\":\"done\",\"message\":\"\"}\n\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
