package faultlab.report;

import faultlab.observe.Bytes;
import faultlab.report.Memory.Grown;
import faultlab.report.Memory.Look;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A shape's memory as text: one line where nothing grew, else with the classes that grew most and who keeps them. */
final class MemoryText {

    private static final int MOST_CLASSES = 5;
    private static final int MOST_CHAINS = 3;

    private final Style style;

    MemoryText(Style style) {
        this.style = style;
    }

    String of(Memory memory) {
        var text = new StringBuilder(style.paragraph("  ", 4, Style.clean("live heap " + summary(memory))));
        var grown = memory.grown().stream().limit(MOST_CLASSES).toList();
        var width = grown.stream().mapToInt(type -> type.type().length()).reduce(1, Math::max);
        grown.forEach(type -> text.append(line(type, width)));
        memory.kept().stream().limit(MOST_CHAINS).forEach(chain -> text.append(line(chain)));
        return text.toString();
    }

    /** "2.1 MB at 'begun', 12.0 MB at 'half', 22.1 MB at 'full': +9.9 MB, then +10.1 MB". */
    static String summary(Memory memory) {
        var sizes = memory.live().stream()
                .map(look -> Bytes.text(look.bytes()) + " at '" + look.at() + "'")
                .collect(Collectors.joining(", "));
        var later = memory.live().subList(1, memory.live().size());
        if (later.isEmpty()) {
            return sizes + ": one look cannot tell what grows";
        }
        if (later.stream().allMatch(look -> look.grew() == 0)) {
            return sizes + ": nothing grew";
        }
        return sizes + ": " + later.stream().map(MemoryText::change).collect(Collectors.joining(", then "));
    }

    private static String change(Look look) {
        return look.grew() == 0 ? "no more" : Bytes.change(look.grew());
    }

    private String line(Grown grown, int width) {
        return ("    %-" + width + "s  %9s  %s\n")
                .formatted(
                        Style.clean(grown.type()),
                        Bytes.change(grown.bytes()),
                        style.faint("%+,d %s"
                                .formatted(
                                        grown.instances(), Math.abs(grown.instances()) == 1 ? "object" : "objects")));
    }

    private String line(Chain chain) {
        var facts = Stream.of(
                        chain.samples() == 1 ? "1 sample" : chain.samples() + " samples",
                        chain.frame() == null ? "" : "allocated at " + chain.frame())
                .filter(fact -> !fact.isEmpty())
                .toList();
        var words = String.join(" ← ", chain.words()) + " (" + String.join(", ", facts) + ")";
        return style.paragraph("    " + style.faint("kept: "), 6, Style.clean(words));
    }
}
