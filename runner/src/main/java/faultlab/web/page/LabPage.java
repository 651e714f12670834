package faultlab.web.page;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the lab page shows before its modules have come: the lab as {@code GET /api/labs/ID} gives it. Public for the template, which is
 * compiled at run time.
 *
 * @param words the page's texts
 * @param json the lab's JSON, for the modules
 */
public record LabPage(Messages words, String json, Lab lab) {

    /** The four steps, in order. */
    public static final List<String> STEPS = List.of("observe", "diagnose", "fix", "prove");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * What the page reads of the JSON.
     *
     * @param step one of {@link #STEPS}
     * @param diagnosis null until the learner has locked one in
     * @param lesson the sections that are open
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Lab(
            String id,
            String title,
            int chapter,
            int minutes,
            int difficulty,
            String step,
            List<Section> lesson,
            List<Choice> choices,
            @Nullable Diagnosis diagnosis) {}

    /** A part of the lesson, its text as safe HTML. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Section(String id, String title, String html) {}

    /** A cause to choose, and what it is called. */
    public record Choice(String id, String label) {}

    /** That there is a diagnosis: what it says is the modules' business. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Diagnosis(String choice) {}

    static LabPage of(Messages words, String json) {
        try {
            return new LabPage(words, Messages.inScript(json), MAPPER.readValue(json, Lab.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is not a lab's JSON: " + json, e);
        }
    }

    /** The page's texts as JSON. */
    public String messages() {
        return words.json();
    }

    /** What to choose from, by name: in the contract the right one may well stand first. */
    public List<Choice> choices() {
        return lab.choices().stream()
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    /** The sections up to the one in which the diagnosis is locked in. */
    public List<Section> before() {
        return lab.lesson().subList(0, nameIt() + 1);
    }

    /** The sections that open afterwards. */
    public List<Section> after() {
        return lab.lesson().subList(nameIt() + 1, lab.lesson().size());
    }

    private int nameIt() {
        return IntStream.range(0, lab.lesson().size())
                .filter(at -> lab.lesson().get(at).id().equals("name-it"))
                .findFirst()
                .orElse(lab.lesson().size() - 1);
    }
}
