package faultlab.report;

import faultlab.diagnose.Finding.Clue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clues that say the same of several threads, as one: "customer-0 … customer-7 (8 threads) are in …".
 *
 * @param source the evidence's source
 * @param text what was seen; identities that differ within the group are left open as "@…"
 * @param frame the application's line it was seen at; null where there is none
 */
public record ClueGroup(
        String source, String text, @Nullable String frame) {

    /** Parts the thread from what it does. */
    private static final String IS = " is ";

    private static final String IDENTITY = "@[0-9a-f]+";

    private record Kind(String source, @Nullable String frame, String doing) {}

    /** Groups clues, each group in the place of its first. */
    public static List<ClueGroup> of(List<Clue> clues) {
        Map<Kind, List<Clue>> groups = new LinkedHashMap<>();
        for (Clue clue : clues) {
            groups.computeIfAbsent(kind(clue), _ -> new ArrayList<>()).add(clue);
        }
        return groups.values().stream().map(ClueGroup::group).toList();
    }

    private static Kind kind(Clue clue) {
        int is = clue.text().indexOf(IS);
        String doing = is < 0 ? clue.text() : clue.text().substring(is);
        return new Kind(clue.source(), clue.frame(), doing.replaceAll(IDENTITY, "@…"));
    }

    private static ClueGroup group(List<Clue> alike) {
        Clue first = alike.getFirst();
        if (alike.size() == 1 || !first.text().contains(IS)) {
            return new ClueGroup(first.source(), first.text(), first.frame());
        }
        String between = alike.size() == 2 ? " and " : " … ";
        String doing = doing(first);
        boolean same = alike.stream().allMatch(clue -> doing(clue).equals(doing));
        String text = "%s%s%s (%d threads) are %s"
                .formatted(
                        thread(first),
                        between,
                        thread(alike.getLast()),
                        alike.size(),
                        same ? doing : doing.replaceAll(IDENTITY, "@…"));
        return new ClueGroup(first.source(), text, first.frame());
    }

    private static String thread(Clue clue) {
        return clue.text().substring(0, clue.text().indexOf(IS));
    }

    private static String doing(Clue clue) {
        return clue.text().substring(clue.text().indexOf(IS) + IS.length());
    }
}
