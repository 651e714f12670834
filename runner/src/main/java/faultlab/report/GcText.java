package faultlab.report;

import faultlab.observe.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a JVM's collector did as text: a line with the collections by cause, and one for each thing that is out of the ordinary. */
public final class GcText {

    private static final int MOST_CAUSES = 4;

    private final Style style;

    /** @param style of the terminal it goes to */
    public GcText(Style style) {
        this.style = style;
    }

    /** Nothing where nothing was collected and nobody waited. */
    String of(GcAccount gc) {
        return lines(gc).stream().map(line -> style.paragraph("  ", 4, line)).collect(Collectors.joining());
    }

    /** The same under a heading, with the flags of the collector and who set them. */
    public String headed(GcAccount gc) {
        var flags = gc.flags().stream()
                .map(flag -> flag.name() + "=" + flag.value() + " (" + flag.origin() + ")")
                .collect(Collectors.joining(", "));
        var text = of(gc);
        return "\n" + style.strong("Garbage collection") + "\n"
                + (text.isEmpty() ? "  nothing was collected while it was recorded\n" : text)
                + (flags.isEmpty() ? "" : style.paragraph("  ", 4, style.faint(Style.clean(flags))));
    }

    private List<String> lines(GcAccount gc) {
        var lines = new ArrayList<String>();
        if (!gc.causes().isEmpty()) {
            lines.add("collections "
                    + gc.causes().stream().limit(MOST_CAUSES).map(GcText::cause).collect(Collectors.joining("; "))
                    + (gc.causes().size() > MOST_CAUSES
                            ? "; and for " + (gc.causes().size() - MOST_CAUSES) + " more reasons"
                            : ""));
        }
        Stream.of(stalls(gc), humongous(gc), finalizable(gc))
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        return lines;
    }

    private static String cause(GcAccount.Cause cause) {
        var each = cause.allocatedEach();
        return cause.collections() + " × " + Style.clean(cause.cause()) + " (" + Style.clean(cause.collector()) + ")"
                + (each == null ? "" : ", " + Bytes.text(each) + " allocated for each");
    }

    private static String stalls(GcAccount gc) {
        var stalls = gc.stalls();
        return stalls == null
                ? ""
                : stalls.stalls() + " × a thread waited for room, together "
                        + Math.round(stalls.millis()) + " ms, at most "
                        + String.format(Locale.ROOT, "%.1f ms", stalls.longestMillis());
    }

    private static String humongous(GcAccount gc) {
        return gc.humongousRegions() == 0
                ? ""
                : gc.humongousRegions() + " regions given to objects of half a region or more";
    }

    private static String finalizable(GcAccount gc) {
        return gc.finalizable().stream()
                .filter(type -> type.objects() > 0 || type.run() > 0)
                .map(type -> "finalizer of " + Style.clean(type.type()) + ": " + type.objects() + " objects wait, "
                        + type.run() + " have run")
                .collect(Collectors.joining("; "));
    }
}
