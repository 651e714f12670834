package faultlab.console;

import java.util.List;

/**
 * How a text may go on at the cursor.
 *
 * @param anchor where the candidates replace the text from, up to the cursor
 * @param documentation the signatures of what is being called there, a line each; may be empty
 */
public record Completion(int anchor, List<String> candidates, String documentation) {

    static Completion none(int cursor) {
        return new Completion(cursor, List.of(), "");
    }
}
