package faultlab.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for whoever comes: with a keyboard only, a screen reader, a phone, a slow line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForEverybodyTest {

    private static final double PATIENCE = 120_000;
    private static final int PHONE = 360;

    /** The most that a lab page's first load may take over the line. */
    private static final long MOST_BYTES = 300 << 10;

    private final LabSite site = LabSite.open();

    @BeforeAll
    void patience() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    @AfterAll
    void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({"/,LIGHT", "/,DARK", "/labs/handoff,LIGHT", "/labs/handoff,DARK", "/labs/nowhere,LIGHT"})
    void axeFindsNothing(String path, ColorScheme colours) {
        try (BrowserContext visitor = site.visitor(1280, 800)) {
            Page page = site.tab(visitor, path);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            page.waitForLoadState();
            assertThat(Axe.violations(page, colours)).isEmpty();
        }
    }

    @Test
    void axeFindsNothingWhereSomebodyHasNoKey() {
        try (BrowserContext visitor = site.visitor(1280, 800)) {
            visitor.clearCookies();
            Page page = site.tab(visitor, "/labs/handoff");
            assertThat(page.locator("main")).containsText("/open?token=");
            assertThat(Axe.violations(page, ColorScheme.LIGHT)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/labs/handoff"})
    void nothingScrollsSidewaysOnAPhone(String path) {
        try (BrowserContext visitor = site.visitor(PHONE, 740)) {
            Page page = site.tab(visitor, path);
            page.waitForLoadState();
            assertThat(page.evaluate("document.scrollingElement.scrollWidth")).isEqualTo(PHONE);
            assertThat(page.locator("h1")).isVisible();
            assertThat(Axe.violations(page, ColorScheme.LIGHT)).isEmpty();
        }
    }

    @Test
    void aLabPagesFirstLoadIsLight() {
        try (BrowserContext visitor = site.visitor(1280, 800)) {
            Page page = visitor.newPage();
            AtomicLong bytes = new AtomicLong();
            CDPSession network = visitor.newCDPSession(page);
            network.send("Network.enable");
            network.on(
                    "Network.loadingFinished",
                    event -> bytes.addAndGet(
                            (long) event.get("encodedDataLength").getAsDouble()));
            page.navigate(site.address() + "/labs/handoff");
            assertThat(page.locator(".cm-content")).isVisible();
            page.waitForTimeout(500);
            assertThat(bytes.get()).isBetween(50L << 10, MOST_BYTES);
        }
    }

    /** Observe, diagnose, edit and leave the editor: no mouse is touched. */
    @Test
    void aKeyboardIsEnough() {
        try (BrowserContext visitor = site.visitor(1280, 800)) {
            Page page = site.tab(visitor, "/labs/handoff");
            assertThat(page.locator(".cm-content")).isVisible();
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus")).hasText("Skip to the lesson");
            tabTo(page, "Skip to the editor");
            page.keyboard().press("Enter");
            tabUntil(page, "document.activeElement.classList.contains('cm-content')");
            page.keyboard().press("Control+End");
            page.keyboard().type("// by keyboard");
            page.keyboard().press("Escape");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.closest('.cm-editor') === null"))
                    .isEqualTo(true);
            assertThat(page.locator("#editor")).containsText("Saved");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("#state")).containsText(Pattern.compile("pid \\d+"));
            tabUntil(page, "document.activeElement.id === 'stop'");
            page.keyboard().press("Enter");
            assertThat(page.locator("#state")).not().containsText("pid");
            page.keyboard().press("Control+Home");
            tabUntil(page, "document.activeElement.name === 'choice'");
            page.keyboard().press("Space");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            tabUntil(page, "document.activeElement.textContent.startsWith('Yes, lock it in')");
            page.keyboard().press("Enter");
            assertThat(page.locator("#lesson")).containsText("What is going on");
        }
    }

    private static void tabTo(Page page, String text) {
        tabUntil(page, "document.activeElement.textContent.trim() === '" + text + "'");
    }

    private static void tabUntil(Page page, String condition) {
        for (int i = 0; i < 150; i++) {
            if (page.evaluate(condition).equals(true)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        assertThat(page.evaluate(condition))
                .as("the keyboard comes to where " + condition)
                .isEqualTo(true);
    }
}
