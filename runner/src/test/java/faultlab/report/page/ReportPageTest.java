package faultlab.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import faultlab.browser.Axe;
import faultlab.browser.Chromium;
import faultlab.report.Observation.Artifact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a reader sees it, in Chromium. */
class ReportPageTest {

    private static final String PAINTED = """
            () => { const c = document.getElementById('canvas'); if (!c || c.width === 0) return false;
              const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
              return d.some(value => value !== 0); }""";

    @TempDir
    static Path temporary;

    private static Chromium chromium;
    private static Path plain;
    private static Path hostile;

    @BeforeAll
    static void openTheBrowser() throws Exception {
        chromium = Chromium.start();
        plain = write("customer-0", "plain");
        hostile = write(Seen.HOSTILE, "hostile");
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    private static Path write(String text, String name) throws Exception {
        var folder = Files.createDirectories(temporary.resolve(name));
        var observation = new ReportPage(temporary.resolve("cache"))
                .write("The desk that stopped answering", Seen.with(text, folder), folder);
        assertThat(observation.artifacts()).containsExactly(new Artifact("report", folder.resolve("report.html")));
        return folder.resolve("report.html");
    }

    /** A page with what its console and its loading complained about. */
    private record Opened(Page page, List<String> complaints) implements AutoCloseable {
        @Override
        public void close() {
            page.context().close();
        }
    }

    private static Opened open(Path file, int width, ColorScheme scheme) {
        var context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme));
        var page = context.newPage();
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) {
                complaints.add("request: " + request.url());
            }
        });
        page.navigate(file.toUri().toString());
        return new Opened(page, complaints);
    }

    private static void awaitFlameGraph(Page page) {
        var frame = page.locator("iframe").first();
        frame.scrollIntoViewIfNeeded();
        var inside = frame.elementHandle().contentFrame();
        // not by animation frames, which a frame out of sight does not get
        inside.waitForFunction(PAINTED, null, new Frame.WaitForFunctionOptions().setPollingInterval(50));
    }

    @Test
    void showsEveryPartWithoutAComplaintOrARequest() {
        try (var opened = open(plain, 1280, ColorScheme.LIGHT)) {
            var page = opened.page();
            assertThat(page.title()).isEqualTo("The desk that stopped answering · Fault Lab report");
            assertThat(page.locator("h1, h2").allTextContents())
                    .containsExactly("The desk that stopped answering", "Diagnosis", "sender");
            assertThat(page.locator(".signals li").allInnerTexts())
                    .anySatisfy(signal ->
                            assertThat(signal).contains("stuck threads", "8", "faulty", "healthy ≤ 1, faulty ≥ 6"))
                    .anySatisfy(signal -> assertThat(signal).contains("4", "inconclusive"))
                    .anySatisfy(signal -> assertThat(signal).contains("1,234,567 bytes", "healthy"));
            assertThat(page.locator(".clues li").first().innerText())
                    .contains("a-0 … a-2 (3 threads) are in put at Q@…", "desk.Desk.put(Desk.java:3)");
            assertThat(page.locator(".stability tbody tr").allInnerTexts())
                    .satisfiesExactly(
                            threads -> assertThat(threads).contains("threads", "4 (3 platform, 1 virtual)", "healthy"),
                            p99 -> assertThat(p99)
                                    .contains("32 ms of 44 pauses", "risk", "over 20 ms", "at most 10 ms"),
                            jitter -> assertThat(jitter).contains("3.9 σ", "risk"),
                            heap -> assertThat(heap).contains("2.0 MB, then +20.0 MB, then +20.0 MB", "risk"),
                            count -> assertThat(count).contains("40 in 4.0 s, 44 pauses, 8.3 % paused", "between"),
                            allocation -> assertThat(allocation).contains("32.0 MB/s", "unjudged", "–"));
            assertThat(page.locator(".foot").allInnerTexts().toString())
                    .contains("ours", "(longest pause − mean pause) ÷ standard deviation");
            assertThat(page.locator(".looks li").allInnerTexts())
                    .anySatisfy(
                            look -> assertThat(look).contains("at “full”", "42.0 MB", "30,802 objects", "+20.0 MB"));
            assertThat(page.locator("table:has(.class)").innerText())
                    .contains("What grew from “half customer-0” to “full”", "byte[]", "+20.0 MB", "+200", "41.0 MB")
                    .doesNotContain("desk.");
            assertThat(page.locator("table:has-text('Heap and all else') tbody tr")
                            .first()
                            .innerText())
                    .startsWith("live heap")
                    .contains("42.0 MB", "+20.0 MB");
            assertThat(page.locator(".chains").innerText())
                    .contains(
                            "100 KB byte[]",
                            "Order",
                            "Thread.threadLocals of thread clerk-1",
                            "12 samples",
                            "Desk.put(Desk.java:3)");
            assertThat(page.locator("tbody tr:has(.name)").first().innerText())
                    .contains(
                            "customer-0",
                            "platform",
                            "waiting",
                            "same",
                            "parked on SynchronousQueue$Transferer@1f",
                            "Desk.put(Desk.java:3)",
                            "1.3 ms");
            page.locator("summary").all().forEach(summary -> {
                if (!summary.innerText().startsWith("wall")) {
                    summary.click();
                }
            });
            assertThat(page.locator("main").innerText())
                    .contains(
                            "95 % sure",
                            "its JVM ended",
                            "queue customer-0",
                            "no sample",
                            "MaxHeapSize",
                            "ThreadPark",
                            "42.5",
                            "def new",
                            "7 rows were left out",
                            "a full collection",
                            "Reference Handler")
                    .doesNotContain("UseShenandoahGC");
            awaitFlameGraph(page);
            assertThat(opened.complaints()).isEmpty();
        }
    }

    @Test
    void hostileNamesAreTextEverywhereInTheFlameGraphToo() throws Exception {
        assertThat(Files.readString(hostile)).doesNotContain("<img");
        try (var opened = open(hostile, 1280, ColorScheme.LIGHT)) {
            var page = opened.page();
            assertThat(page.locator("tbody th.name").first().innerText()).isEqualTo(Seen.HOSTILE);
            awaitFlameGraph(page);
            var frame = page.locator("iframe").first().elementHandle().contentFrame();
            assertThat(frame.locator("img").count() + page.locator("img").count())
                    .isZero();
            assertThat(opened.complaints()).isEmpty();
        }
    }

    @Test
    void aScriptThatIsNotTheProfilersOwnDoesNotRun() throws Exception {
        var smuggled = temporary.resolve("smuggled.html");
        var html = Files.readString(plain);
        Files.writeString(
                smuggled,
                html.replace("<main", "<script>document.title = 'ran'</script><main")
                        .replace(
                                "&lt;body",
                                "&lt;body onload='document.title=1'>&lt;script>document.title=2&lt;/script>&lt;body"));
        try (var opened = open(smuggled, 1280, ColorScheme.LIGHT)) {
            awaitFlameGraph(opened.page());
            assertThat(opened.page().title()).endsWith("Fault Lab report");
            assertThat(opened.complaints())
                    .isNotEmpty()
                    .allMatch(complaint -> complaint.contains("Content Security Policy"));
        }
    }

    @Test
    void fitsAPhoneWithoutScrollingSideways() {
        try (var opened = open(hostile, 390, ColorScheme.LIGHT)) {
            assertThat(opened.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(390);
        }
    }

    @Test
    void axeFindsNoViolationInLightOrDark() {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (var opened = open(plain, 1280, scheme)) {
                opened.page().locator("summary").all().forEach(summary -> {
                    if (!summary.innerText().startsWith("wall")) {
                        summary.click();
                    }
                });
                awaitFlameGraph(opened.page());
                assertThat(Axe.violations(opened.page(), scheme)).isEmpty();
            }
        }
    }

    @Test
    void axeFindsAnUnreadableColour() {
        try (var opened = open(plain, 1280, ColorScheme.LIGHT)) {
            opened.page().evaluate("document.querySelector('h1').style.color = '#eee'");
            assertThat(Axe.ofColours(opened.page()))
                    .anySatisfy(rule -> assertThat(rule.getId()).isEqualTo("color-contrast"));
        }
    }

    @Test
    void aBlindPageKeepsTheCauseBack() throws Exception {
        var folder = Files.createDirectories(temporary.resolve("blind"));
        var blind = Seen.with("customer-0", folder).blind();
        var html = new ReportPage(temporary.resolve("cache")).html("The desk that stopped answering", blind, folder);
        assertThat(html).contains("Name it yourself").doesNotContain("handoff", "Nobody takes", "95 %");
    }
}
