package faultlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Catalog;
import faultlab.catalog.Lesson;
import faultlab.catalog.Lesson.Section;
import faultlab.catalog.Roots;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final String MEASURED =
            "| shape | measured | fault | fix |\n| --- | --- | --- | --- |\n| rush | calls (calls) | 8,100 | 36–150 |\n\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a <img src=x onerror=alert(1)> b",
                "<details onclick=\"alert(1)\">x</details>",
                "<details open><script>alert(1)</script></details>",
                "<!-- --><script>alert(1)</script><!-- -->",
                "<!-- -->\n<script>alert(1)</script>\n<!-- -->",
                "<svg/onload=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](data:text/html,alert(1))",
                "![x](javascript:alert(1))",
                "<javascript:alert(1)>"
            })
    void nothingThatRunsComesThrough(String markdown) {
        assertThat(Markdown.html(markdown).toLowerCase())
                .doesNotContain(
                        "<script",
                        "<img src=x",
                        "<svg",
                        "<details o",
                        "href=\"javascript",
                        "href=\"data",
                        "src=\"javascript");
    }

    @Test
    void answersStayFolded() {
        assertThat(Markdown.html("1. Why? <details>Because.</details>")).contains("<details>Because.</details>");
    }

    @Test
    void commentsAreLeftOutAndTablesAreTables() {
        assertThat(Markdown.html(
                        "<!-- measured: begin -->\n| a | b |\n| --- | --- |\n| 1 | 2 |\n<!-- measured: end -->"))
                .contains("<table>", "<td>1</td>")
                .doesNotContain("measured");
    }

    @Test
    void aCodeBlockSaysWhatStoodBehindItsFence() {
        assertThat(Markdown.html("```java fails\nint x = \"<b>\";\n```"))
                .contains("data-fence=\"java fails\"", "tabindex=\"0\"", "language-java", "&lt;b&gt;");
    }

    @Test
    void barsHaveTheMeasuredFiguresDividedAsToldTheLongestInFull() {
        assertThat(Markdown.html(
                        MEASURED + "```bars\ncalls <a> driver\nboard & office: rush | calls (calls) / 300\n```"))
                .contains(
                        "<caption>calls &lt;a&gt; driver</caption>",
                        "board &amp; office",
                        ">27</span>",
                        ">0.12–0.50</span>")
                .contains("<rect width=\"100.0\"", "<rect width=\"1.9\"")
                .doesNotContain("<pre");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "caption",
                "caption\nrush",
                "caption\na: rush | other (calls)",
                "caption\na: calm | calls (calls)",
                ""
            })
    void barsWithoutAFigureStayAsTheyAreWritten(String block) {
        assertThat(Markdown.html(MEASURED + "```bars\n" + block + "\n```"))
                .contains("<pre")
                .doesNotContain("<svg");
    }

    @Test
    void aLessonOpensUpToNameItBeforeTheDiagnosis() {
        Catalog catalog = Catalog.load(Roots.of(Roots.home()));
        List<Section> sections = Lesson.of(catalog.lab("handoff"));
        assertThat(sections.stream()
                        .filter(section -> !section.afterDiagnosis())
                        .map(Section::id))
                .containsExactly("the-page", "observe", "name-it");
        assertThat(sections.stream().filter(Section::afterDiagnosis).map(Section::title))
                .startsWith("What is going on", "Fix")
                .endsWith("Questions");
    }
}
