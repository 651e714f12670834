package faultlab.report;

import faultlab.diagnose.stability.Kind;
import faultlab.diagnose.stability.Sign;
import faultlab.diagnose.stability.Stability;
import faultlab.diagnose.stability.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stability table of one JVM as text, a sign a line. */
public final class StabilityText {

    private static final int LABEL =
            Arrays.stream(Kind.values()).mapToInt(kind -> kind.label().length()).reduce(0, Math::max);

    private static final int STANDING = Standing.UNJUDGED.name().length();

    private final Style style;

    /** @param style of the terminal it goes to */
    public StabilityText(Style style) {
        this.style = style;
    }

    /** What was measured, and beside it the article's sign and our bound. */
    public String of(Stability stability) {
        var text = new StringBuilder("\n" + style.strong("Stability") + "\n");
        stability.signs().forEach(sign -> text.append(line(sign)));
        missing(stability)
                .forEach((reason, labels) -> text.append(
                        style.paragraph("  not known: ", 4, String.join(", ", labels) + ": " + Style.clean(reason))));
        return text.append(foot(style)).toString();
    }

    /** A reason that several signs share is said once. */
    private static Map<String, List<String>> missing(Stability stability) {
        var missing = new LinkedHashMap<String, List<String>>();
        for (var sign : stability.signs()) {
            if (sign.missing() != null) {
                missing.computeIfAbsent(sign.missing(), _ -> new ArrayList<>())
                        .add(sign.kind().label());
            }
        }
        return missing;
    }

    static String foot(Style style) {
        return Stability.FOOT.stream()
                .map(foot -> style.paragraph("  ", 2, style.faint(foot)))
                .collect(Collectors.joining());
    }

    private String line(Sign sign) {
        var word = sign.standing().word();
        var standing = coloured(style, sign.standing(), word + " ".repeat(STANDING - word.length()));
        var label = sign.kind().label() + " ".repeat(LABEL - sign.kind().label().length());
        var said = sign.measured().isEmpty() ? "no data" : Style.clean(sign.measured());
        return style.paragraph(
                "  " + label + "  " + standing + " ", LABEL + STANDING + 5, said + style.faint(beside(sign)));
    }

    private static String beside(Sign sign) {
        var columns = Stream.of(
                        sign.risk() == null ? "" : "risk: " + sign.risk(),
                        sign.healthy() == null ? "" : "healthy, ours: " + sign.healthy())
                .filter(column -> !column.isEmpty())
                .collect(Collectors.joining("; "));
        return columns.isEmpty() ? "" : " (" + columns + ")";
    }

    static String coloured(Style style, Standing standing, String text) {
        return switch (standing) {
            case HEALTHY -> style.good(text);
            case RISK -> style.bad(text);
            case BETWEEN, UNKNOWN -> style.doubtful(text);
            case UNJUDGED -> style.faint(text);
        };
    }
}
