package faultlab.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog page shows. Public for the template, which is compiled at run time.
 *
 * @param words the page's texts
 * @param first what to do first, or to go on with; null if there are no labs or all are passed
 * @param returning whether the learner has started a lab before
 * @param passed how many labs are passed
 */
public record CatalogPage(
        Messages words,
        @Nullable Card first,
        boolean returning,
        int passed,
        List<Chapter> chapters,
        List<String> broken) {

    public CatalogPage {
        chapters = List.copyOf(chapters);
        broken = List.copyOf(broken);
    }

    /** The labs that belong together. */
    public record Chapter(int number, String name, List<Card> labs) {}

    /**
     * A lab.
     *
     * @param story how its lesson begins, as safe HTML
     * @param progress new, started or passed
     */
    public record Card(
            String id, String title, String chapter, int minutes, int difficulty, String progress, String story) {}

    /** The page's texts as JSON. */
    public String messages() {
        return words.json();
    }

    /** How many labs there are. */
    public int count() {
        return chapters.stream().mapToInt(chapter -> chapter.labs().size()).sum();
    }
}
