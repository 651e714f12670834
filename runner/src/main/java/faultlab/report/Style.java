package faultlab.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How text looks on a terminal.
 *
 * @param colour colours and weight, or none: NO_COLOR (no-color.org), a pipe and a dumb terminal get plain text
 * @param columns the width that long lines are wrapped to
 */
public record Style(boolean colour, int columns) {

    /** Plain text, for pipes and files. */
    public static final Style PLAIN = new Style(false, 100);

    private static final int LEAST = 40;

    private static final Pattern CODES = Pattern.compile("\u001b\\[[0-9;]*m");

    /** What a thread or class may be called, and a terminal would obey. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");

    /** For standard output. */
    public static Style ofTerminal() {
        String noColour = System.getenv("NO_COLOR");
        boolean wanted = noColour == null || noColour.isEmpty();
        boolean terminal = System.console() != null && System.console().isTerminal();
        int columns = Optional.ofNullable(System.getenv("COLUMNS"))
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .filter(width -> width >= LEAST)
                .orElse(PLAIN.columns);
        return new Style(wanted && terminal && !"dumb".equals(System.getenv("TERM")), columns);
    }

    String good(String text) {
        return sgr("32", text);
    }

    String bad(String text) {
        return sgr("31", text);
    }

    String doubtful(String text) {
        return sgr("33", text);
    }

    String strong(String text) {
        return sgr("1", text);
    }

    String faint(String text) {
        return sgr("2", text);
    }

    private String sgr(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** Text that comes from a target or a learner, with nothing in it that a terminal would obey. */
    static String clean(String text) {
        return CONTROLS.matcher(text.replace('\t', ' ')).replaceAll("\ufffd");
    }

    /**
     * A paragraph, wrapped at spaces and ended by a line break; the text's own line breaks stay.
     *
     * @param first what its first line begins with
     * @param indent how many spaces the others begin with
     */
    String paragraph(String first, int indent, String text) {
        StringBuilder lines = new StringBuilder();
        String start = first;
        for (String part :
                text.lines().toList().isEmpty() ? List.of("") : text.lines().toList()) {
            wrap(lines, start, indent, part);
            start = " ".repeat(indent);
        }
        return lines.toString();
    }

    private void wrap(StringBuilder lines, String start, int indent, String text) {
        StringBuilder line = new StringBuilder(start);
        boolean empty = true;
        for (String word : text.split(" ")) {
            if (!empty && visible(line) + 1 + visible(word) > columns) {
                lines.append(line).append('\n');
                line = new StringBuilder(" ".repeat(indent));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.append(line.toString().stripTrailing()).append('\n');
    }

    private static int visible(CharSequence text) {
        return CODES.matcher(text).replaceAll("").length();
    }
}
