package faultlab.report;

/** Colours and weight for a terminal, or none: NO_COLOR (no-color.org), a pipe and a dumb terminal get plain text. */
public record Style(boolean colour) {

    /** Plain text. */
    public static final Style PLAIN = new Style(false);

    /** For standard output. */
    public static Style ofTerminal() {
        String noColour = System.getenv("NO_COLOR");
        boolean wanted = noColour == null || noColour.isEmpty();
        boolean terminal = System.console() != null && System.console().isTerminal();
        return new Style(wanted && terminal && !"dumb".equals(System.getenv("TERM")));
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
}
