package faultlab.compile.options;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One JVM flag as it stands in an options file.
 *
 * @param text as the JVM gets it
 * @param line from 1
 * @param column of its first character, from 1
 */
public record Flag(String text, int line, int column) {

    private static final int MOST_SHOWN = 80;

    private static final Pattern SWITCH = Pattern.compile("(-XX:)([+-])(\\w+)");

    /** The short flags that have their value right behind them, those with a colon, and those with an equals sign. */
    private static final Pattern VALUED =
            Pattern.compile("(-X(?:mx|ms|mn|ss))(.*)|(-Xlog|-verbose):(.*)|(-XX:\\w+|-D[^=]+|--[^=]+)=(.*)");

    /** As a message shows it: short, and nothing in it that would move a terminal's cursor. */
    String shown() {
        String plain = text.replaceAll("\\p{Cntrl}", "\ufffd");
        return plain.length() <= MOST_SHOWN ? plain : plain.substring(0, MOST_SHOWN) + "…";
    }

    /** Without its sign or value: {@code -XX:UseG1GC}, {@code -Xmx}, {@code -Djdk.virtualThreadScheduler.parallelism}. */
    String name() {
        Matcher on = SWITCH.matcher(text);
        if (on.matches()) {
            return on.group(1) + on.group(3);
        }
        Matcher valued = VALUED.matcher(text);
        return valued.matches() ? given(valued, 1) : text;
    }

    /** {@code +} or {@code -} of a switch, else what is set; empty where nothing is. */
    String value() {
        Matcher on = SWITCH.matcher(text);
        if (on.matches()) {
            return on.group(2);
        }
        Matcher valued = VALUED.matcher(text);
        return valued.matches() ? given(valued, 2) : "";
    }

    /** One of the alternatives' groups: the first, third and fifth are names, the others values. */
    private static String given(Matcher valued, int first) {
        for (int group = first; group <= valued.groupCount(); group += 2) {
            if (valued.group(group) != null) {
                return valued.group(group);
            }
        }
        return "";
    }
}
