package faultlab.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What happens to a page when the connection breaks, the server goes, somebody else saves, or a person is impatient. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleOnTheLineTest {

    private static final double PATIENCE = 120_000;
    private static final String LAB = "/labs/handoff";

    private final LabSite site = LabSite.open();
    private BrowserContext visitor;

    @BeforeAll
    void patience() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    @BeforeEach
    void visit() {
        visitor = site.visitor(1280, 800);
        visitor.setDefaultTimeout(PATIENCE);
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @AfterAll
    void close() {
        site.close();
    }

    /** The hint has come when its text is there: that is when the focus would go to it. */
    @Test
    void anAnswerThatComesLateLeavesTheFocusToWhoTypes() {
        Page page = edited("");
        AtomicReference<Route> asked = new AtomicReference<>();
        page.route("**/api/labs/handoff/hint", asked::set);
        page.locator("#hints button").first().click();
        page.waitForCondition(() -> asked.get() != null);
        page.locator(".cm-content").click();
        asked.get().resume();
        assertThat(page.getByText("Hint 1").first()).isVisible();
        page.keyboard().press("Control+End");
        page.keyboard().insertText("// typed meanwhile");
        assertThat(page.locator(".cm-content")).containsText("// typed meanwhile");
    }

    @Test
    void runCannotBeClickedBeforeAnybodyHearsIt() {
        AtomicReference<Route> asked = new AtomicReference<>();
        visitor.route("**/hints.js*", asked::set);
        Page page = site.tab(visitor, LAB);
        page.waitForCondition(() -> asked.get() != null);
        assertThat(page.locator("#run")).isDisabled();
        assertThat(page.locator("#check")).isDisabled();
        asked.get().resume();
        assertThat(page.locator("#run")).isEnabled();
        assertThat(page.locator("#check")).isEnabled();
    }

    @Test
    void aRunGoesOnThroughAReloadAndABrokenConnection() {
        Page page = edited("");
        page.locator("#run").click();
        Locator state = page.locator("#state");
        assertThat(state).containsText(Pattern.compile("pid \\d+"));
        long pid = pid(state);
        page.reload();
        assertThat(state).containsText("pid " + pid);
        assertThat(page.locator("#live")).containsText(Pattern.compile("\\d+ inside"));
        visitor.route("**/events**", Route::abort);
        page.reload();
        assertThat(page.locator("#banner")).containsText("The connection to the server is lost");
        visitor.unroute("**/events**");
        assertThat(page.locator("#banner")).isHidden();
        assertThat(state).containsText("pid " + pid);
        page.locator("#stop").click();
        assertThat(state).not().containsText("pid");
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    private static long pid(Locator state) {
        Matcher shown = Pattern.compile("pid (\\d+)").matcher(state.innerText());
        assertThat(shown.find()).isTrue();
        return Long.parseLong(shown.group(1));
    }

    @Test
    void whatTwoTabsAndAnEditorSaveIsSeenEverywhere() throws IOException {
        Page one = edited("// from the first tab");
        Page two = site.tab(visitor, LAB);
        assertThat(two.locator(".cm-content")).containsText("// from the first tab");
        onDisk("package handoff;\n// from an editor\n");
        two.bringToFront();
        assertThat(two.locator(".cm-content")).containsText("// from an editor");
        one.bringToFront();
        assertThat(one.locator(".cm-content")).containsText("// from an editor");
    }

    @Test
    void aSaveOverWhatAnEditorWroteAsksFirstAndLosesNothing() throws IOException {
        Page page = edited("// mine, before");
        visitor.setOffline(true);
        page.locator(".cm-content").press("Control+Home");
        page.keyboard().type("// mine, unsaved\n");
        onDisk("package handoff;\n// somebody else's\n");
        visitor.setOffline(false);
        assertThat(page.locator("dialog[open]")).containsText("somebody else's");
        assertThat(page.locator("dialog[open]")).containsText("mine, unsaved");
        page.getByText("Save mine").click();
        awaitOnDisk("// mine, unsaved");
    }

    @Test
    void unsavedTextOutlivesTheServer() {
        Page page = edited("// saved");
        site.stopServer();
        page.locator(".cm-content").press("Control+Home");
        page.keyboard().type("// typed while nobody listened\n");
        assertThat(page.locator("#editor")).containsText("not saved yet");
        site.restart();
        assertThat(page.locator("#banner")).containsText("The server was started again");
        Page again = visitor.newPage();
        again.navigate(site.entrance());
        again.navigate(site.address() + LAB);
        assertThat(again.locator(".cm-content")).containsText("// typed while nobody listened");
    }

    @Test
    void fiftyQuickClicksOnCheckAreOneCheck() {
        Page page = edited("int nonsense");
        page.evaluate("for (let i = 0; i < 50; i++) document.getElementById('check').click()");
        assertThat(page.locator("#checks")).containsText("Not yet");
        page.evaluate(
                "fetch('/api/labs/handoff').then(a => a.json()).then(lab => document.title = 'attempts ' + lab.progress.attempts)");
        assertThat(page).hasTitle("attempts 1");
    }

    /** A lab page whose file begins with a line of its own, saved. */
    private Page edited(String line) {
        Page page = site.tab(visitor, LAB);
        page.locator(".cm-content").click();
        page.keyboard().press("Control+Home");
        if (!line.isEmpty()) {
            page.keyboard().insertText(line + "\n");
            awaitOnDisk(line);
            assertThat(page.locator("#editor")).containsText("Saved");
        }
        return page;
    }

    private void onDisk(String text) throws IOException {
        Files.createDirectories(site.work("handoff", "x").getParent());
        Files.writeString(site.work("handoff", "OrderDesk.java"), text);
    }

    private void awaitOnDisk(String part) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(site.work("handoff", "OrderDesk.java"))
                        .content()
                        .contains(part));
    }
}
