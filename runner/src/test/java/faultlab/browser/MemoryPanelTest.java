package faultlab.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
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

    private Page tab(BrowserContext visitor, String fault, String work) {
        return ToldRuns.tab(site, visitor, program(fault), program(work));
    }

    private static Path program(String name) {
        return Path.of("src/test/resources/evidence", name + ".ndjson.gz");
    }

    @Test
    void tellsWhatGrewAndWhoKeepsItAndThatItNoLongerDoes() {
        try (var visitor = site.visitor(1280, 900)) {
            site.complaints(); // of other tests, whose axe the page's policy keeps from writing styles
            var page = tab(visitor, "one-shots", "bounded-map");
            assertThat(page.locator("[data-panel='memory']")).isHidden();
            ToldRuns.record(page, "Record the fault");
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
            ToldRuns.edit(page, "// bounded");
            ToldRuns.record(page, "Record your work");
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
            page.route(
                    "**/api/runs/fault/flames",
                    route -> ToldRuns.answer(route, "application/json", sampled(1_000, 2_000)));
            page.route(
                    "**/api/runs/work/flames", route -> ToldRuns.answer(route, "application/json", sampled(1_000, 20)));
            ToldRuns.record(page, "Record the fault");
            var graph = page.locator(".flames");
            assertThat(graph).containsText("OrderDesk.take");
            assertThat(graph).not().containsText("ForkedMain");
            ToldRuns.edit(page, "// less");
            ToldRuns.record(page, "Record your work");
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
            ToldRuns.record(page, "Record the fault");
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
            ToldRuns.record(page, "Record the fault");
            var panel = page.locator(".memory");
            assertThat(panel).containsText("No class on the heap grew from “first” to “second”.");
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
            ToldRuns.record(page, "Record the fault");
            assertThat(page.locator(".chains")).isVisible();
            assertThat(page.evaluate("document.scrollingElement.scrollWidth")).isEqualTo(PHONE);
            assertThat(Axe.inLightAndDark(page)).isEmpty();
        }
    }
}
