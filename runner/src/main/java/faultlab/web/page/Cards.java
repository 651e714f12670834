package faultlab.web.page;

import faultlab.catalog.Lab;
import faultlab.catalog.Lesson;
import faultlab.report.ListText.Entry;
import faultlab.report.Markdown;
import faultlab.session.Session;
import faultlab.web.page.CatalogPage.Card;
import faultlab.web.page.CatalogPage.Chapter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Turns the catalog and the learner's progress into cards. */
final class Cards {

    private final Messages words;
    private final Session session;

    private Cards(Messages words, Session session) {
        this.words = words;
        this.session = session;
    }

    static CatalogPage page(Messages words, Session session) {
        var cards = new Cards(words, session);
        var entries = session.list().labs();
        return new CatalogPage(
                words,
                cards.first(entries).map(cards::card).orElse(null),
                entries.stream().anyMatch(entry -> !entry.progress().equals("new")),
                (int) entries.stream().filter(Cards::passed).count(),
                cards.chapters(entries),
                session.catalog().broken().stream()
                        .map(problem -> String.valueOf(problem.getMessage()))
                        .toList());
    }

    /** The lab that was worked on last, unless it is passed; else one that was started; else the easiest. */
    private Optional<Entry> first(List<Entry> entries) {
        var last = session.lastEdited().map(Lab::id).orElse("");
        return entries.stream()
                .filter(entry -> !passed(entry))
                .min(Comparator.comparing((Entry entry) -> !entry.id().equals(last))
                        .thenComparing(entry -> !entry.progress().equals("started"))
                        .thenComparing(Entry::difficulty));
    }

    private static boolean passed(Entry entry) {
        return entry.progress().equals("passed");
    }

    private List<Chapter> chapters(List<Entry> entries) {
        var labs = new TreeMap<Integer, List<Card>>();
        entries.forEach(entry -> labs.computeIfAbsent(entry.chapter(), number -> new ArrayList<>())
                .add(card(entry)));
        return labs.entrySet().stream()
                .map(of -> new Chapter(of.getKey(), words.chapter(of.getKey()), List.copyOf(of.getValue())))
                .toList();
    }

    private Card card(Entry entry) {
        return new Card(
                entry.id(),
                entry.title(),
                words.chapter(entry.chapter()),
                entry.minutes(),
                entry.difficulty(),
                entry.progress(),
                story(session.catalog().lab(entry.id())));
    }

    /** The first paragraph of the lesson, which gives nothing away; empty where an author has yet to write it. */
    private static String story(Lab lab) {
        try {
            return Lesson.of(lab).stream()
                    .findFirst()
                    .map(section -> Markdown.html(section.markdown().strip().split("\\R\\s*\\R", 2)[0]))
                    .orElse("");
        } catch (UncheckedIOException unwritten) {
            return "";
        }
    }
}
