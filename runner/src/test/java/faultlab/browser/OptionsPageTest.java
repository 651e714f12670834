package faultlab.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import faultlab.session.TunedToy;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A file with JVM flags in the editor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OptionsPageTest {

    private static final double PATIENCE = 120_000;

    private LabSite site;
    private Page page;

    @BeforeAll
    void open() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        var home = Files.createTempDirectory("faultlab-tuned");
        TunedToy.in(home)
                .write("labs/toy/lesson.md", "---\ntitle: The counter\ngoals: [count]\n---\n## The page\nA number.\n");
        site = LabSite.over(home);
        var learner = site.visitor(1440, 900);
        learner.setDefaultTimeout(PATIENCE);
        page = site.tab(learner, "/labs/toy");
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
    void isEditedWithoutTheJavaModeAndHeldToTheAllowListWhileTyping() throws IOException {
        tab().click();
        var text = page.locator(".cm-content");
        assertThat(text).hasAttribute("aria-label", "jvm.options, JVM flags");
        assertThat(text).containsText("-Xmx40m # as ever");
        type("# public class new\n");
        assertThat(page.locator(".cm-line span")).hasCount(0);
        type("-Xmx9g\n");
        assertThat(page.locator(".cm-lintRange-error").first()).isVisible();
        assertThat(page.getByText(Pattern.compile("-Xmx9g is 9216 MB")).first()).isAttached();

        button("Remove").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                .click();
        assertThat(tab()).hasCount(0);
        Awaitility.await()
                .untilAsserted(() -> assertThat(site.work("toy", "jvm.options")).doesNotExist());

        button("Add a file").click();
        assertThat(page.getByText("or jvm.options for JVM flags")).isVisible();
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Name"))
                .fill("jvm.options");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add"))
                .click();
        assertThat(tab()).isVisible();
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(site.work("toy", "jvm.options")).content().startsWith("# JVM flags"));
    }

    private Locator tab() {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^jvm\\.options")));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Replaces what the editor holds and waits until it is saved. */
    private void type(String text) {
        page.locator(".cm-content").click();
        page.keyboard().press("Control+a");
        page.keyboard().press("Delete");
        page.keyboard().insertText(text);
        Awaitility.await()
                .untilAsserted(() -> assertThat(site.work("toy", "jvm.options")).hasContent(text));
    }
}
