package faultlab.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import faultlab.catalog.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A learner's whole way through {@code handoff}, from the catalog to a passed check: each test goes on where the one before it stopped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LearnerTest {

    /** Patience with a loaded machine; nothing is judged by it. */
    private static final double PATIENCE = 120_000;

    private static final Path SOLUTIONS = Roots.home().resolve("solutions/handoff");

    private final LabSite site = LabSite.open();
    private Page page;

    @BeforeAll
    void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        BrowserContext learner = site.visitor(1440, 900);
        learner.setDefaultTimeout(PATIENCE);
        page = site.tab(learner, "/");
    }

    @AfterAll
    void close() {
        site.close();
    }

    @AfterEach
    void thePageComplainsOfNothing() {
        assertThat(site.complaints()).isEmpty();
    }

    @Test
    @Order(1)
    void theCatalogTellsANewcomerWhatToDoFirst() {
        assertThat(page.getByText("Start here")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The desk that stopped answering"))
                .first()
                .click();
        page.waitForURL("**/labs/handoff");
        assertThat(heading("The desk that stopped answering")).isVisible();
        assertThat(step()).hasText(Pattern.compile("Observe"));
        assertThat(page.locator("#lesson")).not().containsText("SynchronousQueue");
    }

    @Test
    @Order(2)
    void runShowsTheFaultHappenInALiveJvm() {
        button("Run").click();
        assertThat(page.locator("#state")).containsText(Pattern.compile("The fault runs, .*pid \\d+"));
        assertThat(page.locator("#live")).containsText(Pattern.compile("(?:[89]|[1-9]\\d) inside"));
        assertThat(step()).hasText(Pattern.compile("Diagnose"));
    }

    @Test
    @Order(3)
    void theLiveJvmTakesTheLessonsSnippetWithOneClick() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run in the console"))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.LOG)).containsText(Pattern.compile("==>|Report\\["));
    }

    @Test
    @Order(4)
    void stopEndsTheJvm() {
        long pid = pid();
        button("Stop").click();
        assertThat(page.locator("#state")).not().containsText("pid");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> ProcessHandle.of(pid).isEmpty());
    }

    private long pid() {
        var shown = Pattern.compile("pid (\\d+)").matcher(page.locator("#state").innerText());
        assertThat(shown.find()).isTrue();
        return Long.parseLong(shown.group(1));
    }

    @Test
    @Order(5)
    void theEnginesWordComesAfterTheLearners() {
        assertThat(page.locator("#diagnosis")).not().containsText("% sure");
        page.getByLabel("a deadlock of two locks").check();
        button("Lock it in").click();
        button("Yes, lock it in").click();
        assertThat(page.getByText("Not this time").first()).isVisible();
        assertThat(heading("What is going on")).isVisible();
        assertThat(page.locator("#lesson")).containsText("SynchronousQueue");
    }

    @Test
    @Order(6)
    void theEngineNamesTheCauseWithItsEvidence() {
        assertThat(page.getByText(Pattern.compile("\\d+ % sure")).first()).isVisible();
        assertThat(page.locator("#diagnosis")).containsText("in sender");
    }

    @Test
    @Order(7)
    void javacsErrorsAreShownWhileTyping() throws IOException {
        type(Files.readString(SOLUTIONS.resolve("OrderDesk.java")).replace("return", "retrun"));
        assertThat(page.getByText(Pattern.compile("\\d+ errors?")).first()).isVisible();
        assertThat(page.locator(".cm-lintRange-error").first()).isVisible();
    }

    @Test
    @Order(8)
    void aWrongFixFallsAndIsToldWhy() throws IOException {
        type(Files.readString(SOLUTIONS.resolve("decoys/unbounded-queue/OrderDesk.java")));
        button("Check").click();
        assertThat(page.locator("#checks").getByText("Not yet").first()).isVisible();
        assertThat(page.locator("#checks")).containsText("OrderDeskTest.java:");
        button(Pattern.compile("Show hint 1")).click();
        assertThat(page.getByText("Hint 1").first()).isVisible();
    }

    @Test
    @Order(9)
    void aRightFixPassesAndStaysPassed() throws IOException {
        var right = Files.readString(SOLUTIONS.resolve("OrderDesk.java"));
        type(right);
        assertThat(page.getByText("Changed since this check").first()).isVisible();
        button("Check").click();
        assertThat(page.locator("#checks").getByText("It holds").first()).isVisible();
        assertThat(step()).hasText(Pattern.compile("Prove"));
        assertThat(site.work("handoff", "OrderDesk.java")).hasContent(right);
        page.reload();
        assertThat(page.locator("#checks").getByText("It holds").first()).isVisible();
        assertThat(page.locator("#checks")).containsText("of the reference’s throughput");
    }

    @Test
    @Order(10)
    void theCatalogKnowsIt() {
        page.navigate(site.address() + "/");
        assertThat(page.getByText("Passed", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    /** Replaces what the editor holds, as a person would who pastes, and waits until it is saved. */
    private void type(String text) {
        page.locator(".cm-content").click();
        page.keyboard().press("Control+a");
        page.keyboard().press("Delete");
        page.keyboard().insertText(text);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(site.work("handoff", "OrderDesk.java")).hasContent(text));
    }

    private Locator step() {
        return page.locator("[aria-current=step]");
    }

    private Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private Locator button(String name) {
        return button(Pattern.compile("^" + name));
    }

    private Locator button(Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }
}
