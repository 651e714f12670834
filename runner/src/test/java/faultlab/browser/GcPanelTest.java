package faultlab.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the lab page shows of a collector: the events of explaining runs whose evidence the labs of pauses carry. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GcPanelTest {

    private static final int PHONE = 360;

    private final LabSite site = LabSite.open();

    @AfterAll
    void close() {
        site.close();
    }

    private Page tab(BrowserContext visitor, String fault, String work) {
        return ToldRuns.tab(site, visitor, evidence(fault), evidence(work));
    }

    private static Path evidence(String lab) {
        return Path.of("../labs", lab.replace("/", "/evidence/") + ".ndjson.gz");
    }

    @Test
    void tellsWhyItWasCollectedBeforeAndAfter() {
        try (var visitor = site.visitor(1280, 900)) {
            site.complaints(); // of other tests, whose axe the page's policy keeps from writing styles
            var page = tab(visitor, "humongous/fault-sheets", "humongous/solution-sheets");
            var panel = page.locator("section.gc");
            assertThat(panel).isHidden();
            ToldRuns.record(page, "Record the fault");
            assertThat(panel.locator("tbody tr").first()).containsText("G1 Humongous Allocation");
            var collections = panel.locator("tbody tr").first().locator("td").first();
            assertThat(Integer.parseInt(collections.textContent())).isGreaterThan(10);
            assertThat(panel.locator("svg rect:not(.look)").count()).isGreaterThan(10);
            panel.locator("summary").click();
            assertThat(panel.locator("dl.pairs")).containsText("G1HeapRegionSize=");
            ToldRuns.edit(page, "// a strip");
            ToldRuns.record(page, "Record your work");
            assertThat(panel.locator("h4")).hasText(new String[] {"Before", "After"});
            assertThat(panel.locator("tbody").first()).containsText("G1 Humongous Allocation");
            assertThat(panel).containsText("Nothing was collected");
            assertThat(site.complaints()).isEmpty();
        }
    }

    @Test
    void whatWasNotRecordedIsNotShown() {
        try (var visitor = site.visitor(1280, 900)) {
            var old = Path.of("src/test/resources/evidence/sender.ndjson.gz");
            var page = ToldRuns.tab(site, visitor, old, old);
            ToldRuns.record(page, "Record the fault");
            assertThat(page.locator(".memory")).isVisible();
            assertThat(page.locator("section.gc")).isHidden();
        }
    }

    @Test
    void fitsAPhoneAndAxeFindsNothingInLightOrDark() {
        try (var visitor = site.visitor(PHONE, 740)) {
            var page = tab(visitor, "marking/fault-spring", "marking/solution-spring");
            ToldRuns.record(page, "Record the fault");
            assertThat(page.locator("section.gc svg")).isVisible();
            assertThat(page.evaluate("document.scrollingElement.scrollWidth")).isEqualTo(PHONE);
            assertThat(Axe.inLightAndDark(page)).isEmpty();
        }
    }
}
