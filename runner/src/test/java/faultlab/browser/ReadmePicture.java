package faultlab.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import faultlab.catalog.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Takes the README's picture of the real page. No test by its name: {@code docs/images/make} runs it. */
class ReadmePicture {

    @Test
    void isTaken() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(120_000);
        Path home = Roots.home();
        try (LabSite site = LabSite.open();
                BrowserContext learner = site.visitor(1440, 900)) {
            Page page = site.tab(learner, "/labs/handoff");
            page.locator("#run").click();
            assertThat(page.locator("#state")).containsText(Pattern.compile("pid \\d+"));
            page.locator(".cm-content").click();
            page.keyboard().press("Control+a");
            page.keyboard().press("Delete");
            page.keyboard()
                    .insertText(
                            Files.readString(home.resolve("solutions/handoff/decoys/unbounded-queue/OrderDesk.java")));
            assertThat(page.locator("#editor")).containsText("Saved");
            page.locator("#check").click();
            assertThat(page.locator("#checks")).containsText("Not yet");
            page.locator("#console textarea").fill("desk.report()");
            page.keyboard().press("Enter");
            assertThat(page.locator("#console")).containsText("==>");
            assertThat(page.locator("#live")).containsText(Pattern.compile("(?:[4-9]\\d|\\d{3}) inside"));
            page.locator(".cm-content").press("Control+Home");
            page.screenshot(new Page.ScreenshotOptions().setPath(home.resolve("docs/images/lab.png")));
        }
    }
}
