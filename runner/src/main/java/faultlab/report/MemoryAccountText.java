package faultlab.report;

import faultlab.observe.Bytes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The account of a JVM's memory as text: a line for each place that grew, and what could not be had. */
public final class MemoryAccountText {

    private final Style style;

    public MemoryAccountText(Style style) {
        this.style = style;
    }

    /** Under a heading of its own, with the heap's line and with what could not be had. */
    public String headed(MemoryAccount account) {
        var text = new StringBuilder(style.strong("memory") + "\n");
        var grown = account.places().stream().filter(place -> place.grew() > 0).toList();
        text.append(grown.isEmpty() ? "  " + nothing(account) + "\n" : lines(grown, account));
        account.unseen()
                .forEach(why -> text.append(style.paragraph("  ", 4, style.faint("not counted: " + Style.clean(why)))));
        return text.toString();
    }

    /** What grew outside of the heap; empty if nothing did. */
    String outside(MemoryAccount account) {
        return lines(
                account.places().stream()
                        .filter(place -> place.grew() > 0 && !place.kind().equals("heap"))
                        .toList(),
                account);
    }

    private String lines(List<MemoryPlace> places, MemoryAccount account) {
        var width = places.stream()
                .map(MemoryAccountText::name)
                .mapToInt(String::length)
                .reduce(1, Math::max);
        return places.stream().map(place -> line(place, width, account)).collect(Collectors.joining());
    }

    private static String nothing(MemoryAccount account) {
        return account.at().size() < 2
                ? "one look cannot tell what grows"
                : "nothing grew, in the heap or outside of it";
    }

    private String line(MemoryPlace place, int width, MemoryAccount account) {
        var facts = Stream.of(sizes(place), perWork(place, account.unit()), place.held())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        var head = ("  %-" + width + "s  %9s  ").formatted(Style.clean(name(place)), Bytes.change(place.grew()));
        return style.paragraph(head, 4, style.faint(Style.clean(facts)));
    }

    private static String sizes(MemoryPlace place) {
        return place.bytes().stream()
                .map(bytes -> bytes == null ? "–" : Bytes.text(bytes))
                .collect(Collectors.joining(" → "));
    }

    private static @Nullable String perWork(MemoryPlace place, String unit) {
        var bytes = place.perWork();
        return bytes == null ? null : Bytes.text(bytes) + " for each of the " + unit;
    }

    /** "native memory: Other". */
    static String name(MemoryPlace place) {
        return place.words() + (place.name().isEmpty() ? "" : ": " + place.name());
    }
}
