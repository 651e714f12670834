package faultlab.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the lab page shows of memory: the events of explaining runs whose evidence was recorded of real programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemoryPanelTest {

    private static final int PHONE = 360;

    private final LabSite site = LabSite.open();

    @AfterAll
    void close() {
        site.close();
    }

    /** A tab in which an explaining run of the fault tells of one program, and one of the learner's work of another. */
    private Page tab(BrowserContext visitor, String fault, String work) {
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

    private static void answer(Route route, String type, String body) {
        route.fulfill(new Route.FulfillOptions().setContentType(type).setBody(body));
    }

    /** The events of a run in whose first shape the program ran. */
    private static String told(String program) {
        try {
            var evidence = EvidenceFile.read(Path.of("src/test/resources/evidence", program + ".ndjson.gz"));
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

    private static void record(Page page, String button) {
        page.locator(".recorder button:has-text('" + button + "')").click();
    }

    @Test
    void tellsWhatGrewAndWhoKeepsItAndThatItNoLongerDoes() {
        try (var visitor = site.visitor(1280, 900)) {
            site.complaints(); // of other tests, whose axe the page's policy keeps from writing styles
            var page = tab(visitor, "one-shots", "bounded-map");
            assertThat(page.locator("[data-panel='memory']")).isHidden();
            record(page, "Record the fault");
            var panel = page.locator(".memory");
            assertThat(panel.locator(".looks li")).hasCount(3);
            assertThat(panel.locator(".looks li").last()).containsText("at “full”");
            assertThat(panel.locator(".looks li").last()).containsText("+5.0 MB");
            assertThat(panel.locator("h4")).hasText("What grew from “half” to “full”");
            assertThat(panel.locator("tbody tr").first()).hasText("byte[]+5.0 MB +110 objects");
            assertThat(panel.locator(".chains ol").first().locator("li")).hasText(new String[] {
                "50 KB byte[]",
                "Invoice.pdf",
                "lambda in TimerPrograms",
                "ScheduledFutureTask",
                "DelayedWorkQueue of thread billing-1"
            });
            page.locator(".cm-content").click();
            page.keyboard().press("Control+End");
            page.keyboard().type("// bounded");
            record(page, "Record your work");
            assertThat(panel.locator("h4"))
                    .hasText(new String[] {"Before", "After", "What grew from “half” to “full”"});
            assertThat(panel.locator(".looks").last()).containsText("no more");
            assertThat(panel.locator("tbody tr").first().locator("td"))
                    .hasText(new String[] {"+5.0 MB +110 objects", "–"});
            assertThat(panel.locator(".keeps summary"))
                    .hasText(new String[] {"Who keeps it Before", "Where memory lies Before", "Where memory lies After"
                    });
            assertThat(panel.locator(".account tbody tr").first()).containsText("+5.0 MB");
            assertThat(panel.locator(".account tbody tr").first()).containsText("DelayedWorkQueue of thread billing-1");
            assertThat(site.complaints()).isEmpty();
        }
    }

    /** A recording whose samples of an event are all of one method of the lab, above what every run begins with. */
    private static String sampled(int wall, int alloc) {
        return "{\"shapes\":[%s,%s]}".formatted(flames("wall", wall, "take"), flames("alloc", alloc, "make"));
    }

    private static String flames(String event, int samples, String method) {
        var leaf = "{\"name\":\"handoff.OrderDesk.%s\",\"value\":%d,\"children\":[]}".formatted(method, samples);
        var root =
                "{\"name\":\"\",\"value\":%1$d,\"children\":[{\"name\":\"faultlab.forked.ForkedMain.main\",\"value\":%1$d,\"children\":[%2$s]}]}"
                        .formatted(samples, leaf);
        return "{\"shape\":\"sender\",\"event\":\"%s\",\"total\":%d,\"root\":%s,\"page\":\"/none\"}"
                .formatted(event, samples, root);
    }

    @Test
    void theFlameGraphShowsAllocationInCountsBeforeAndAfter() {
        try (var visitor = site.visitor(1280, 900)) {
            var page = tab(visitor, "one-shots", "sender");
            page.route("**/api/runs/fault/flames", route -> answer(route, "application/json", sampled(1_000, 2_000)));
            page.route("**/api/runs/work/flames", route -> answer(route, "application/json", sampled(1_000, 20)));
            record(page, "Record the fault");
            var graph = page.locator(".flames");
            assertThat(graph).containsText("OrderDesk.take");
            assertThat(graph).not().containsText("ForkedMain");
            page.locator(".cm-content").click();
            page.keyboard().press("Control+End");
            page.keyboard().type("// less");
            record(page, "Record your work");
            page.getByLabel("What was sampled").selectOption("alloc");
            assertThat(page.locator(".flame")).containsText("Before: 2,000 samples. After: 20 samples.");
            assertThat(graph.locator(".less")).hasText("OrderDesk.make");
            page.getByLabel("What was sampled").selectOption("wall");
            assertThat(graph).containsText("OrderDesk.take");
            assertThat(graph.locator(".less")).hasCount(0);
        }
    }

    @Test
    void theSignsOfStabilityStandBesideTheArticlesAndOurBoundsAndWhatIsUnknownSaysSo() {
        try (var visitor = site.visitor(1280, 900)) {
            var page = tab(visitor, "one-shots", "sender");
            assertThat(page.locator("[data-panel='stability']")).isHidden();
            record(page, "Record the fault");
            var signs = page.locator(".signs li");
            assertThat(signs).hasCount(6);
            assertThat(signs.first()).containsText("healthy, ours: at most 1,000");
            assertThat(signs.nth(1)).containsText("not known");
            assertThat(signs.nth(3)).containsText("then +5.0 MB");
            assertThat(signs.nth(3).locator(".standing")).hasText("risk");
            page.locator(".stability summary").click();
            assertThat(page.locator(".stability details"))
                    .containsText("Jitter = (longest pause − mean pause) ÷ standard deviation");
        }
    }

    @Test
    void whatDoesNotGrowIsASentence() {
        try (var visitor = site.visitor(1280, 900)) {
            var page = tab(visitor, "sender", "sender");
            record(page, "Record the fault");
            var panel = page.locator(".memory");
            assertThat(panel).containsText("Nothing grew from “first” to “second”.");
            assertThat(panel.locator("table:not(.account table), .chains")).hasCount(0);
            assertThat(panel.locator(".account table")).isHidden();
            page.locator("[data-panel='live'] select").selectOption("taker");
            assertThat(panel.locator(".looks")).hasCount(0);
            assertThat(panel.locator("select")).hasValue("taker");
            panel.locator("select").selectOption("sender");
            assertThat(panel.locator(".looks")).hasCount(1);
        }
    }

    @Test
    void fitsAPhoneAndAxeFindsNothingInLightOrDark() {
        try (var visitor = site.visitor(PHONE, 740)) {
            var page = tab(visitor, "sessions-in-a-list", "sender");
            record(page, "Record the fault");
            assertThat(page.locator(".chains")).isVisible();
            assertThat(page.evaluate("document.scrollingElement.scrollWidth")).isEqualTo(PHONE);
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                assertThat(Axe.violations(page, scheme)).isEmpty();
            }
        }
    }
}
