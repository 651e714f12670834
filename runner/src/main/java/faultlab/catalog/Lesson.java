package faultlab.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a lesson.md has for programs: its sections, and the two lines between which {@code lab record} writes the measured figures. */
public final class Lesson {

    /** Where the figures begin. */
    public static final String MEASURED_BEGIN = "<!-- measured: begin -->";

    /** Where they end. */
    public static final String MEASURED_END = "<!-- measured: end -->";

    /** The section in which the learner locks a diagnosis in: none before or in it gives the cause away. */
    public static final String NAME_IT = "Name it";

    private Lesson() {}

    /**
     * A part of the lesson.
     *
     * @param id of its heading, for links: the title in lower case with hyphens
     * @param markdown what stands under the heading
     * @param afterDiagnosis whether it may be read only after the learner has locked a diagnosis in
     */
    public record Section(String id, String title, String markdown, boolean afterDiagnosis) {}

    /** The sections of a lab's lesson, in the order written. */
    public static List<Section> of(Lab lab) {
        Path file = lab.folder().resolve("lesson.md");
        try {
            List<Section> sections = new ArrayList<>();
            boolean after = false;
            for (MarkdownText.Section part :
                    MarkdownText.of(Files.readString(file)).sections()) {
                sections.add(new Section(id(part.title()), part.title(), part.text(), after));
                after |= part.title().equals(NAME_IT);
            }
            return List.copyOf(sections);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String id(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }
}
