package shared;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The JVM flags of a shape, for a scenario that runs by itself: the same, in the same order, as the runner gives its JVMs. */
final class JvmFlags {

    private static final Pattern COMMENT = Pattern.compile("#.*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private JvmFlags() {}

    /** The lab's memory in place of the machine's, then the subject's flags, and last the shape's, which win. */
    static List<String> of(String shape) {
        List<String> flags = new ArrayList<>();
        String memory = LabYaml.memory();
        if (!memory.isEmpty()) {
            flags.add("-XX:MaxRAM=" + memory);
        }
        flags.addAll(parse(AtHand.text("faults", "jvm.options")));
        flags.addAll(parse(AtHand.text("faults", "jvm." + shape + ".options")));
        flags.addAll(LabYaml.jvm(shape));
        return flags;
    }

    /** Flags with space or line ends between; {@code #} begins a comment. */
    private static List<String> parse(String options) {
        return SPACE.splitAsStream(COMMENT.matcher(options).replaceAll(""))
                .filter(flag -> !flag.isEmpty())
                .toList();
    }
}
