package faultlab.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;

/** What axe finds wrong with a page. */
public final class Axe {

    private Axe() {}

    /** By all its rules in light; in dark, where nothing but colours is another, by those that judge colours. */
    public static List<Rule> violations(Page page, ColorScheme scheme) {
        return scheme == ColorScheme.DARK
                ? ofColours(page)
                : new AxeBuilder(page).analyze().getViolations();
    }

    /** In light and then in dark; the page is left dark. */
    static List<Rule> inLightAndDark(Page page) {
        return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(scheme -> {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    return violations(page, scheme).stream();
                })
                .toList();
    }

    /** By its rules that judge colours. */
    public static List<Rule> ofColours(Page page) {
        return new AxeBuilder(page)
                .withRules(List.of("color-contrast", "link-in-text-block"))
                .analyze()
                .getViolations();
    }
}
