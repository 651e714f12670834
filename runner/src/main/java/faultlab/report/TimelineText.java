package faultlab.report;

import faultlab.report.Timeline.Life;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the application's threads were at, as text: those at the same place are one line. */
public final class TimelineText {

    private static final int MOST_LINES = 4;
    private static final String STILL = "still";

    private final Style style;

    /** @param style of the terminal it goes to */
    public TimelineText(Style style) {
        this.style = style;
    }

    /** Nothing where no thread was seen. */
    public String of(Timeline timeline) {
        Map<Place, List<Life>> places = timeline.threads().stream()
                .collect(Collectors.groupingBy(Place::of, LinkedHashMap::new, Collectors.toList()));
        var lines = new StringBuilder();
        places.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
                .limit(MOST_LINES)
                .forEach(entry -> lines.append(line(entry.getKey(), entry.getValue(), timeline)));
        if (places.size() > MOST_LINES) {
            lines.append(style.faint("    and at " + (places.size() - MOST_LINES) + " more places\n"));
        }
        if (timeline.nothingCanRun()) {
            lines.append("    ")
                    .append(style.bad("nothing can run"))
                    .append(": no thread is left that could let them go on\n");
        }
        return lines.toString();
    }

    /** The same under a heading. */
    public String headed(Timeline timeline) {
        var lines = of(timeline);
        return lines.isEmpty() ? "" : "\n" + style.strong("Threads") + "\n" + lines;
    }

    /** What threads of one line have in common. */
    private record Place(String state, String known, String place, List<String> marks) {

        static Place of(Life life) {
            var last = life.last();
            return new Place(
                    last.state(), last.known().equals(STILL) ? STILL : "", String.valueOf(last.place()), life.marks());
        }
    }

    private String line(Place place, List<Life> lives, Timeline timeline) {
        var text = new StringBuilder("    ");
        text.append(lives.size() == 1 ? "1 thread " : lives.size() + " threads ")
                .append(place.state());
        if (place.known().equals(STILL)) {
            var least = lives.stream()
                    .mapToDouble(life -> life.last().to() - life.last().from())
                    .min()
                    .orElse(0);
            text.append(" for at least ").append(Timeline.seconds(least));
        }
        if (!place.place().equals("null")) {
            text.append(" at ").append(place.place());
        }
        var started = new TreeSet<String>();
        lives.stream()
                .filter(life -> life.createdAt() != null)
                .forEach(life -> started.add(life.createdAt() + " by " + life.createdBy()));
        if (!started.isEmpty()) {
            text.append(", started at ")
                    .append(String.join(" and ", started.stream().limit(2).toList()));
        }
        var marks = place.marks().stream().map(mark -> mark(mark, timeline)).collect(Collectors.joining(", "));
        return style.paragraph("", 6, Style.clean(text.toString()) + (marks.isEmpty() ? "" : ": " + style.bad(marks)));
    }

    private static String mark(String mark, Timeline timeline) {
        return mark.equals("waiting")
                ? "waiting over " + Timeline.seconds(timeline.waitingLimit()) + " for no known reason"
                : "runnable over " + Timeline.seconds(timeline.runnableLimit()) + " without running";
    }
}
