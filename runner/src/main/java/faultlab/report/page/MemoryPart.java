package faultlab.report.page;

import faultlab.observe.Bytes;
import faultlab.report.Chain;
import faultlab.report.Memory;
import faultlab.report.Memory.Grown;
import faultlab.report.Memory.Look;
import java.util.List;
import java.util.Locale;

/**
 * What was alive at the checkpoints of a shape, as bars, lines of a table and chains.
 *
 * @param grew what the table shows, or that there is nothing to show, in words
 * @param bars one a checkpoint
 * @param lines the classes that grew most
 * @param chains who keeps what is old by now
 */
public record MemoryPart(String grew, List<Bar> bars, List<Line> lines, List<Chain> chains) {

    /**
     * The live heap at a checkpoint as a bar, in per cent of the longest one's length.
     *
     * @param before what was alive at the checkpoint before too, as far as the sums tell
     * @param more what came since; of the bar's length, after {@code before}
     * @param change since the checkpoint before, in words; empty at the first
     */
    public record Bar(String at, String size, String objects, double before, double more, String change) {}

    /**
     * A class in the table.
     *
     * @param sizes at each checkpoint
     * @param change in the last step
     * @param objects how many more
     */
    public record Line(String type, List<String> sizes, String change, String objects) {}

    static MemoryPart of(Memory memory) {
        var longest = memory.live().stream().mapToLong(Look::bytes).max().orElse(1);
        var first = memory.live().getFirst();
        return new MemoryPart(
                grew(memory),
                memory.live().stream()
                        .map(look -> bar(look, look == first, longest))
                        .toList(),
                memory.grown().stream().map(MemoryPart::line).toList(),
                memory.kept());
    }

    private static String grew(Memory memory) {
        var looks = memory.live();
        if (looks.size() < 2) {
            return "It was counted once, and one look cannot tell what grows.";
        }
        var words = "rew from “" + looks.get(looks.size() - 2).at() + "” to “"
                + looks.getLast().at() + "”";
        return memory.grown().isEmpty() ? "No class on the heap g" + words + "." : "What g" + words + ", by class";
    }

    private static Bar bar(Look look, boolean first, long longest) {
        var more = Math.max(0, look.grew());
        return new Bar(
                look.at(),
                Bytes.text(look.bytes()),
                String.format(Locale.ROOT, "%,d objects", look.instances()),
                percent(look.bytes() - more, longest),
                percent(more, longest),
                first ? "" : look.grew() == 0 ? "no more" : Bytes.change(look.grew()));
    }

    private static Line line(Grown grown) {
        return new Line(
                grown.type(),
                grown.at().stream().map(Bytes::text).toList(),
                Bytes.change(grown.bytes()),
                String.format(Locale.ROOT, "%+,d", grown.instances()));
    }

    private static double percent(long bytes, long longest) {
        return Math.round(1000.0 * bytes / Math.max(1, longest)) / 10.0;
    }
}
