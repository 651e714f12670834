package faultlab.web.page;

import faultlab.report.page.Templates;
import faultlab.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The site's pages as HTML. */
public final class LabPages {

    private static final String CATALOG = "pages/catalog.jte";
    private static final String LAB = "pages/lab.jte";
    private static final String NOTICE = "pages/notice.jte";
    private static final List<String> PARTS = List.of(
            "pages/head.jte",
            "pages/bar.jte",
            "pages/card.jte",
            "pages/difficulty.jte",
            "pages/lesson.jte",
            "pages/diagnosis.jte",
            "pages/work.jte");
    private static final List<Class<?>> MODEL = List.of(
            Messages.class,
            Notice.class,
            CatalogPage.class,
            CatalogPage.Chapter.class,
            CatalogPage.Card.class,
            LabPage.class,
            LabPage.Lab.class,
            LabPage.Section.class,
            LabPage.Choice.class,
            LabPage.Diagnosis.class);

    private final Templates templates;
    private final Messages words = Messages.of("en");

    /** @param cache where classes of templates are kept from one start to the next */
    public LabPages(Path cache) {
        templates = new Templates(cache, List.of(CATALOG, LAB, NOTICE), PARTS, MODEL);
    }

    /** The page's texts, of which the API gives the causes' labels. */
    public Messages words() {
        return words;
    }

    /** The labs by chapter, with the learner's progress. */
    public String catalog(Session session) {
        return templates.render(CATALOG, Cards.page(words, session));
    }

    /**
     * The page of one lab.
     *
     * @param json the lab as {@code GET /api/labs/ID} gives it
     */
    public String lab(String json) {
        return templates.render(LAB, LabPage.of(words, json));
    }

    /**
     * The page that says that there is no such lab.
     *
     * @param reason in words, with what there is instead
     */
    public String unknown(String reason) {
        var sentence = reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
        return templates.render(NOTICE, new Notice(words, words.text("notice.no-lab"), List.of(sentence)));
    }
}
