package faultlab.observe.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A frame of a flame graph.
 *
 * @param name class and method with dots; {@code all} for the root
 * @param value samples in it and in what it called
 * @param children what it called, in the order of their names
 */
public record Flame(String name, long value, List<Flame> children) {

    /** The tree of collapsed stacks, {@code a;b;c 12} a line. Lines of another form are passed over. */
    public static Flame of(String collapsed) {
        Growing root = new Growing();
        collapsed.lines().forEach(line -> {
            int space = line.lastIndexOf(' ');
            if (space > 0 && line.substring(space + 1).matches("\\d{1,18}")) {
                root.add(List.of(line.substring(0, space).split(";")), Long.parseLong(line.substring(space + 1)));
            }
        });
        return root.frozen("all");
    }

    private static final class Growing {

        private final Map<String, Growing> children = new LinkedHashMap<>();
        private long value;

        void add(List<String> stack, long samples) {
            Growing frame = this;
            frame.value += samples;
            for (String name : stack) {
                frame = frame.children.computeIfAbsent(name, key -> new Growing());
                frame.value += samples;
            }
        }

        Flame frozen(String name) {
            List<Flame> frozen = new ArrayList<>();
            children.forEach((child, frame) -> frozen.add(frame.frozen(child)));
            frozen.sort(java.util.Comparator.comparing(Flame::name));
            return new Flame(name, value, List.copyOf(frozen));
        }
    }
}
