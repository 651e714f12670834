package faultlab.observe.profile;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Stacks with their number of samples, one a line: {@code a;b;c 12}, the outermost frame first. */
final class CollapsedStacks {

    /** What the rarest stacks become where there are too many: their samples still count. */
    static final String OTHERS = "(others)";

    /** The converter's marks of how a frame was compiled, which differ from run to run. */
    private static final Pattern MARK = Pattern.compile("_\\[[01jik]](?=;|$)");

    private CollapsedStacks() {}

    /**
     * Takes off what is not a name, puts equal stacks together, the most frequent first, and leaves the rest of them out.
     *
     * @param mostBytes of UTF-8
     */
    static String tidied(List<String> lines, int mostBytes) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String line : lines) {
            int space = line.lastIndexOf(' ');
            if (space > 0) {
                String stack = MARK.matcher(line.substring(0, space)).replaceAll("");
                counts.merge(stack, Long.valueOf(line.substring(space + 1)), Long::sum);
            }
        }
        List<Map.Entry<String, Long>> frequentFirst = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        return text(frequentFirst, mostBytes);
    }

    private static String text(List<Map.Entry<String, Long>> stacks, int mostBytes) {
        StringBuilder text = new StringBuilder();
        int room = mostBytes - 40;
        long others = 0;
        for (Map.Entry<String, Long> stack : stacks) {
            String line = stack.getKey() + " " + stack.getValue() + "\n";
            int bytes = line.getBytes(StandardCharsets.UTF_8).length;
            if (others == 0 && bytes <= room) {
                text.append(line);
                room -= bytes;
            } else {
                others += stack.getValue();
            }
        }
        return others == 0 ? text.toString() : text + OTHERS + " " + others + "\n";
    }
}
