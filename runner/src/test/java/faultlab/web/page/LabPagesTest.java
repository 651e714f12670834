package faultlab.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import faultlab.session.Session;
import faultlab.session.ToyLab;
import faultlab.store.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabPagesTest {

    private static final Pattern INLINE = Pattern.compile(
            "\\s(?:style|on[a-z]+)=\"|<style|<script(?! src=| type=\"module\" src=| type=\"application/json\")");

    private static final String LAB = """
            {"id":"toy","title":"The <b>counter","chapter":1,"minutes":5,"difficulty":2,"step":"observe","shapes":["once"],
             "lesson":[{"id":"observe","title":"Observe","html":"<p>Look.</p>"},{"id":"name-it","title":"Name it","html":"<p>Which?</p>"}],
             "choices":[{"id":"toy","label":"z, the right one"},{"id":"deadlock","label":"a deadlock"}],"diagnosis":null,
             "files":[{"name":"A.java","content":"</script><script>alert(1)</script>"}]}""";

    @TempDir
    static Path home;

    private static LabPages pages;

    @BeforeAll
    static void compileTheTemplates() {
        pages = new LabPages(home.resolve("cache"));
    }

    @Test
    void theLabIsThereBeforeAnyModuleHasCome() {
        assertThat(shown(pages.lab(LAB)))
                .contains("<h1 id=\"title\">The &lt;b&gt;counter</h1>", "<p>Look.</p>", "<p>Which?</p>", "Lock it in")
                .contains("data-step=\"observe\" aria-current=\"step\"");
    }

    @Test
    void whatStandsInAFileCannotLeaveTheScriptElement() {
        assertThat(pages.lab(LAB)).doesNotContain("<script>alert", "</script><script");
    }

    @Test
    void choicesStandInTheOrderOfTheirNamesWhicheverIsRight() {
        var html = pages.lab(LAB);
        assertThat(html.indexOf("value=\"deadlock\"")).isPositive().isLessThan(html.indexOf("value=\"toy\""));
    }

    @Test
    void whoHasLockedADiagnosisInIsNotAskedAgainAndReadsOnBelowIt() throws Exception {
        var lab = (ObjectNode) new ObjectMapper().readTree(LAB);
        lab.putObject("diagnosis").put("choice", "toy");
        lab.withArray("lesson").addObject().put("id", "fix").put("title", "Fix").put("html", "<p>Mend it.</p>");
        var html = pages.lab(lab.toString());
        assertThat(html).doesNotContain("type=\"radio\"");
        assertThat(html.indexOf("Mend it.")).isGreaterThan(html.indexOf("id=\"diagnosis\""));
    }

    @Test
    void noPageHasAScriptOrAStyleInline() {
        var session = session("inline");
        assertThat(INLINE.matcher("<p style=\"x\">").find()).isTrue();
        assertThat(INLINE.matcher("<script>x").find()).isTrue();
        for (var html : new String[] {pages.lab(LAB), pages.catalog(session), pages.unknown("there is no lab")}) {
            assertThat(INLINE.matcher(html).results().map(match -> html.substring(match.start(), match.end() + 20)))
                    .isEmpty();
        }
    }

    @Test
    void theCatalogSaysWhereToStartThenWhereToGoOnThenThatAllIsDone() {
        var session = session("catalog");
        assertThat(shown(pages.catalog(session))).contains("Start here", "Not started", "href=\"/labs/toy\"");
        session.store().update("toy", Progress::start);
        assertThat(shown(pages.catalog(session)))
                .contains("Continue where you were", "Go on")
                .doesNotContain("Start here");
        session.store().update("toy", progress -> progress.attempt(true));
        assertThat(shown(pages.catalog(session))).contains("Every lab is passed", "1 passed");
    }

    @Test
    void anEmptyCatalogSaysWhatToDo() throws Exception {
        var empty = home.resolve("empty");
        for (var root : new String[] {"labs", "faults", "solutions"}) {
            Files.createDirectories(empty.resolve(root));
        }
        assertThat(shown(pages.catalog(Session.open(empty))))
                .contains("There are no labs in this folder", "lab new ID");
    }

    /** Without the data for the modules, which has every word. */
    private static String shown(String html) {
        return html.substring(0, html.indexOf("<script type=\"application/json\""));
    }

    private static Session session(String name) {
        try {
            ToyLab.in(home.resolve(name));
            return Session.open(home.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
