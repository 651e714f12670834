package faultlab.report;

import static java.util.stream.Collectors.joining;

import faultlab.diagnose.stability.Kind;
import faultlab.diagnose.stability.Sign;
import faultlab.diagnose.stability.Standing;
import faultlab.observe.Bytes;
import faultlab.report.Observation.ObservedShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stability of several shapes as text, a shape a line, so that faulty and healthy ones stand below each other. */
final class StabilityMatrix {

    private static final String TITLE = "Stability";

    private final Style style;

    StabilityMatrix(Style style) {
        this.style = style;
    }

    /** The table and what is to be read with it; nothing of no shapes. */
    String of(List<ObservedShape> shapes) {
        if (shapes.isEmpty()) {
            return "";
        }
        var first = shapes.stream().mapToInt(shape -> shape.name().length()).reduce(TITLE.length() - 2, Math::max);
        var text = new StringBuilder("\n" + style.strong(TITLE) + " ".repeat(first + 2 - TITLE.length()));
        for (var kind : Kind.values()) {
            text.append("  ").append(style.faint(padded(kind.label(), width(kind, shapes))));
        }
        text.append('\n');
        for (var shape : shapes) {
            text.append("  ")
                    .append(shape.name())
                    .append(" ".repeat(first - shape.name().length()));
            shape.stability().signs().forEach(sign -> text.append("  ").append(cell(sign, width(sign.kind(), shapes))));
            text.append('\n');
        }
        return text + beneath(shapes);
    }

    private static int width(Kind kind, List<ObservedShape> shapes) {
        return shapes.stream()
                .flatMap(shape -> shape.stability().signs().stream())
                .filter(sign -> sign.kind() == kind)
                .mapToInt(sign -> plain(sign).length())
                .reduce(kind.label().length(), Math::max);
    }

    private String cell(Sign sign, int width) {
        return StabilityText.coloured(style, sign.standing(), padded(plain(sign), width));
    }

    private static String padded(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }

    private static String plain(Sign sign) {
        var value = sign.value() == null ? "" : value(sign.kind(), sign.value()) + " ";
        return value + mark(sign.standing());
    }

    private static String value(Kind kind, double value) {
        return switch (kind) {
            case THREADS, GC_COUNT -> String.format(Locale.ROOT, "%,.0f", value);
            case GC_PAUSE_P99 -> String.format(Locale.ROOT, "%.1f ms", value);
            case GC_PAUSE_JITTER -> String.format(Locale.ROOT, "%.1f σ", value);
            case LIVE_HEAP -> Bytes.change((long) value);
            case ALLOCATION -> Bytes.text((long) value) + "/s";
        };
    }

    private static String mark(Standing standing) {
        return switch (standing) {
            case HEALTHY -> "✓";
            case RISK -> "✗";
            case BETWEEN -> "~";
            case UNKNOWN -> "?";
            case UNJUDGED -> "·";
        };
    }

    private String beneath(List<ObservedShape> shapes) {
        var lines = new ArrayList<String>();
        lines.add("✗ risk, the article's sign: " + columns(Kind::risk));
        lines.add("✓ healthy, our bound: " + columns(Kind::healthy));
        lines.add("~ between the two, · not judged, ? not known:");
        missing(shapes)
                .forEach((what, names) -> lines.add("? " + Style.clean(what)
                        + (names.size() == shapes.size() ? "" : " (" + String.join(", ", names) + ")")));
        if (missing(shapes).isEmpty()) {
            lines.set(2, "~ between the two, · not judged");
        }
        return lines.stream()
                        .map(line -> style.paragraph("  ", 4, style.faint(line)))
                        .collect(joining())
                + StabilityText.foot(style);
    }

    private static String columns(Function<Kind, @Nullable String> column) {
        return Arrays.stream(Kind.values())
                .filter(kind -> column.apply(kind) != null)
                .map(kind -> kind.label() + " " + column.apply(kind))
                .collect(joining("; "));
    }

    /** A reason that several shapes share is said once. */
    private static Map<String, List<String>> missing(List<ObservedShape> shapes) {
        var missing = new LinkedHashMap<String, List<String>>();
        for (var shape : shapes) {
            for (var sign : shape.stability().signs()) {
                if (sign.missing() != null) {
                    missing.computeIfAbsent(sign.kind().label() + ": " + sign.missing(), _ -> new ArrayList<>())
                            .add(shape.name());
                }
            }
        }
        return missing;
    }
}
