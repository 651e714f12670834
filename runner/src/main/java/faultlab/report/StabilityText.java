package faultlab.report;

import faultlab.diagnose.stability.Kind;
import faultlab.diagnose.stability.Sign;
import faultlab.diagnose.stability.Stability;
import faultlab.diagnose.stability.Standing;
import java.util.Arrays;
import java.util.Locale;
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
        return text.append(foot(style)).toString();
    }

    static String foot(Style style) {
        return Stability.FOOT.stream()
                .map(foot -> style.paragraph("  ", 2, style.faint(foot)))
                .collect(Collectors.joining());
    }

    private String line(Sign sign) {
        var word = sign.standing().name().toLowerCase(Locale.ROOT);
        var standing = coloured(style, sign.standing(), word + " ".repeat(STANDING - word.length()));
        var label = sign.kind().label() + " ".repeat(LABEL - sign.kind().label().length());
        var missing = sign.missing() == null ? "" : sign.missing();
        var said =
                Style.clean(sign.measured() + (sign.measured().isEmpty() || missing.isEmpty() ? "" : "; ") + missing);
        return style.paragraph(
                "  " + label + "  " + standing + " ", LABEL + STANDING + 5, said + style.faint(beside(sign)));
    }

    private static String beside(Sign sign) {
        var columns = Stream.of(
                        sign.risk() == null ? "" : "risk: " + sign.risk(),
                        sign.healthy() == null ? "" : "healthy: " + sign.healthy())
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
