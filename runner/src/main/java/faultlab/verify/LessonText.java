package faultlab.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import faultlab.catalog.BarFigure;
import faultlab.catalog.Contract;
import faultlab.catalog.Lesson;
import faultlab.catalog.MarkdownText;
import faultlab.catalog.MarkdownText.Fence;
import faultlab.catalog.MarkdownText.Section;
import java.util.ArrayList;
import java.util.List;

/** The form of lesson.md, hints.md and why.md; whether the words are true and plain, a reader must say. */
final class LessonText {

    /** In this order; a lesson may have sections of its own in between. */
    static final List<String> SECTIONS = List.of(
            "The page",
            "Observe",
            "Name it",
            "What is going on",
            "Fix",
            "What will not do",
            "How an expert reads it",
            "In Go",
            "Keep it fixed",
            "Questions");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Contract contract;
    private final String lesson;
    private final List<Flaw> flaws = new ArrayList<>();

    private LessonText(Contract contract, LabFiles files) {
        this.contract = contract;
        this.lesson = files.folder("labs") + "lesson.md";
    }

    static List<Flaw> flaws(Contract contract, LabFiles files) {
        LessonText text = new LessonText(contract, files);
        if (files.has(text.lesson)) {
            text.lesson(files.text(text.lesson));
        }
        String hints = files.folder("labs") + "hints.md";
        if (files.has(hints)) {
            text.hints(hints, files.text(hints));
        }
        String why = files.folder("solutions") + "why.md";
        if (files.has(why) && files.text(why).isBlank()) {
            text.wrong(why, "is empty", "Write why the reference solution is right.");
        }
        return List.copyOf(text.flaws);
    }

    private void lesson(String text) {
        MarkdownText markdown = MarkdownText.of(text);
        frontMatter(markdown.frontMatter());
        sections(markdown.sections());
        measured(text);
        markdown.fences().stream()
                .filter(fence -> fence.info().equals(BarFigure.FENCE))
                .forEach(fence -> bars(fence, text));
    }

    private void frontMatter(String yaml) {
        if (yaml.isEmpty()) {
            wrong(lesson, "has no front matter", "Begin it with ---, title: and goals: [...], and --- again.");
            return;
        }
        try {
            JsonNode front = YAML.readTree(yaml);
            if (!front.path("title").asText().equals(contract.title())) {
                wrong(
                        lesson,
                        "its title is \"" + front.path("title").asText() + "\", lab.yaml's is \"" + contract.title()
                                + "\"",
                        "Make the two alike.");
            }
            if (!front.path("goals").isArray() || front.path("goals").isEmpty()) {
                wrong(lesson, "its front matter has no goals", "Write goals: [what one can do after it, …].");
            }
        } catch (JsonProcessingException e) {
            wrong(lesson, "its front matter is not YAML: " + e.getOriginalMessage(), "Mend it.");
        }
    }

    private void sections(List<Section> sections) {
        List<String> known =
                sections.stream().map(Section::title).filter(SECTIONS::contains).toList();
        for (String title : SECTIONS) {
            if (!known.contains(title)) {
                wrong(
                        lesson,
                        "the section \"## " + title + "\" is missing",
                        "Write it, in the order " + SECTIONS + ".");
            }
        }
        if (known.containsAll(SECTIONS) && !known.equals(SECTIONS)) {
            wrong(lesson, "its sections come as " + known, "Put each once, in the order " + SECTIONS + ".");
        }
        sections.stream()
                .filter(section -> section.text().isEmpty())
                .forEach(section -> wrong(lesson, "the section \"## " + section.title() + "\" is empty", "Write it."));
    }

    /** A table with a row for something: its header and the line of hyphens are there before anything was measured. */
    private void measured(String text) {
        int begin = text.indexOf(Lesson.MEASURED_BEGIN);
        int end = text.indexOf(Lesson.MEASURED_END, Math.max(0, begin));
        String record = "`lab record " + contract.id() + "` writes the figures.";
        if (begin < 0 || end < 0 || text.indexOf(Lesson.MEASURED_BEGIN, begin + 1) >= 0) {
            wrong(
                    lesson,
                    "the figures' place is not marked once by \"" + Lesson.MEASURED_BEGIN + "\" and \""
                            + Lesson.MEASURED_END + "\"",
                    "Put the two lines under \"## What is going on\"; " + record);
            return;
        }
        long rows = text.substring(begin, end)
                .lines()
                .filter(line -> line.strip().startsWith("|"))
                .count();
        if (rows < 3) {
            wrong(lesson, "nothing was measured yet", record);
        }
    }

    /** A picture shows what was measured, and nothing else; it stands in the table's section. */
    private void bars(Fence fence, String text) {
        try {
            BarFigure.of(fence.code(), text);
        } catch (IllegalArgumentException e) {
            wrong(lesson + ":" + fence.line(), "" + e.getMessage(), "Name rows as the table has them.");
        }
    }

    private void hints(String file, String text) {
        List<Section> hints = MarkdownText.of(text).sections();
        List<String> numbers = hints.stream()
                .map(hint -> hint.title().replaceFirst("(\\d+).*", "$1"))
                .toList();
        if (!numbers.equals(List.of("1", "2", "3"))) {
            wrong(
                    file,
                    "its headings are " + numbers,
                    "Write ## 1, ## 2 and ## 3, from where to look to nearly the code.");
        }
        hints.stream()
                .filter(hint -> hint.text().isEmpty())
                .forEach(hint -> wrong(file, "the hint \"## " + hint.title() + "\" is empty", "Write it."));
    }

    private void wrong(String where, String problem, String mend) {
        flaws.add(new Flaw(where, problem, mend));
    }
}
