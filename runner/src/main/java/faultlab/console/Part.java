package faultlab.console;

/**
 * A part of a console's reply.
 *
 * @param kind {@code value}, {@code output}, {@code error} or {@code note}
 */
public record Part(String kind, String text) {

    static Part value(String text) {
        return new Part("value", text);
    }

    static Part output(String text) {
        return new Part("output", text);
    }

    static Part error(String text) {
        return new Part("error", text);
    }

    static Part note(String text) {
        return new Part("note", text);
    }
}
