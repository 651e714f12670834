package faultlab.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import faultlab.catalog.Roots;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Notes of the static checks beside the code: calm, and only once the learner has named the cause. */
class NotesPageTest {

    private static final double PATIENCE = 120_000;

    @Test
    void aNoteComesWithTheLearnersOwnDiagnosisAndIsGoneTo() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        try (var site = LabSite.open();
                var visitor = site.visitor(1440, 900)) {
            visitor.setDefaultTimeout(PATIENCE);
            var page = site.tab(visitor, "/labs/handoff");
            page.locator(".cm-content").click();
            page.keyboard().press("Control+a");
            page.keyboard().press("Delete");
            page.keyboard()
                    .insertText(Files.readString(
                            Roots.home().resolve("solutions/handoff/decoys/daemon-threads/OrderDesk.java")));
            assertThat(page.locator(".editor-foot .counts")).hasText("No problems");

            page.locator("#diagnosis input[type=radio]").first().check();
            page.locator("button:has-text('Lock it in')").first().click();
            page.locator("button:has-text('Yes, lock it in')").first().click();
            assertThat(page.locator(".editor-foot .counts")).hasText("1 note");
            page.locator(".editor-foot .place").click();
            assertThat(page.locator(".cm-lintRange-info")).hasText("submit");
            page.locator(".cm-lint-marker-info").hover();
            assertThat(page.locator(".cm-diagnostic-info")).containsText("drops the Future of the work it submits");
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                assertThat(new AxeBuilder(page)
                                .include("[data-panel='editor']")
                                .analyze()
                                .getViolations())
                        .isEmpty();
            }
        }
    }
}
