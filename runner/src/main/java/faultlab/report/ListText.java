package faultlab.report;

import java.util.List;

/** The catalog as text. */
public final class ListText {

    /** {@code list --json}. */
    public record Listing(List<Entry> labs) {}

    /**
     * A lab in the list.
     *
     * @param progress new, started or passed
     */
    public record Entry(String id, String title, int chapter, int minutes, int difficulty, String progress) {}

    private static final List<String> CHAPTERS = List.of(
            "",
            "What comes from outside",
            "Threads that never end",
            "Memory that balloons",
            "Pauses that spike",
            "From diagnosis to governance");

    private ListText() {}

    /** Labs by chapter, then what to type. */
    public static String of(Listing listing, Style style) {
        StringBuilder text = new StringBuilder();
        int title =
                listing.labs().stream().mapToInt(lab -> lab.title().length()).reduce(1, Math::max);
        int chapter = -1;
        for (Entry lab : listing.labs()) {
            if (lab.chapter() != chapter) {
                chapter = lab.chapter();
                String name = chapter < CHAPTERS.size() ? CHAPTERS.get(chapter) : "";
                text.append('\n')
                        .append(style.strong("Chapter " + chapter + "  " + name))
                        .append('\n');
            }
            text.append(("  %s %-13s %-" + title + "s  %s  %3d min\n")
                    .formatted(
                            mark(lab.progress(), style),
                            lab.id(),
                            lab.title(),
                            "●".repeat(lab.difficulty()) + "○".repeat(Math.max(0, 5 - lab.difficulty())),
                            lab.minutes()));
        }
        return text.append(next(listing)).toString();
    }

    private static String mark(String progress, Style style) {
        return switch (progress) {
            case "passed" -> style.good("✓");
            case "started" -> style.doubtful("…");
            default -> " ";
        };
    }

    private static String next(Listing listing) {
        if (listing.labs().isEmpty()) {
            return "\nThere are no labs here.\n";
        }
        String id = listing.labs().stream()
                .filter(lab -> !lab.progress().equals("passed"))
                .findFirst()
                .orElse(listing.labs().get(0))
                .id();
        return """

                lab run %1$s      watch the fault happen, measured and named
                lab start %1$s    copy its subject into work/%1$s/ for you to mend
                lab check %1$s    prove your fix
                lab --help%2$s    all commands
                """.formatted(id, " ".repeat(id.length() - 1));
    }
}
