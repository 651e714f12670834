package faultlab.compile.options;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An options file: one or more flags a line, {@code #} begins a comment.
 *
 * @param name such as {@code jvm.options}
 * @param flags in the order written
 */
public record OptionsFile(String name, List<Flag> flags) {

    private static final Pattern WORD = Pattern.compile("\\S+");

    /** Reads a text; there is none that it refuses. */
    public static OptionsFile parse(String name, String text) {
        List<Flag> flags = new ArrayList<>();
        int line = 0;
        for (String written : text.lines().toList()) {
            line++;
            int comment = written.indexOf('#');
            Matcher word = WORD.matcher(comment < 0 ? written : written.substring(0, comment));
            while (word.find()) {
                flags.add(new Flag(word.group(), line, word.start() + 1));
            }
        }
        return new OptionsFile(name, List.copyOf(flags));
    }
}
