package faultlab.publish;

import java.nio.file.Path;

/** The part of a file that is generated: the lines between two that stay. */
public record Markers(String begin, String end) {

    /** Whether a text has one of the two lines at least. */
    boolean isIn(String text) {
        return text.contains(begin + "\n") || text.contains(end + "\n");
    }

    /** The pair, with nothing between, and then a text that has none. */
    String before(String text) {
        return begin + "\n" + end + "\n" + text;
    }

    /**
     * The text with the lines between the first pair of markers replaced.
     *
     * @param file where the text is from, for the message
     * @param lines whole lines, each with its line feed
     * @throws PublishException if there is no such pair
     */
    public String replace(Path file, String text, String lines) {
        int from = text.indexOf(begin + "\n");
        int to = text.indexOf(end + "\n", Math.max(0, from));
        if (from < 0 || to < 0) {
            throw new PublishException(
                    file,
                    "expected a line \"" + begin + "\" and, after it, a line \"" + end + "\" around what is generated");
        }
        return text.substring(0, from + begin.length() + 1) + lines + text.substring(to);
    }
}
