package faultlab.console;

import java.util.List;

/**
 * What became of a text typed into a console.
 *
 * @param incomplete whether it ends in the middle of something: then nothing of it was run, and more is to be typed
 */
public record Reply(List<Part> parts, boolean incomplete) {

    static final Reply INCOMPLETE = new Reply(List.of(), true);

    /** Whether something was refused or failed. */
    public boolean failed() {
        return parts.stream().anyMatch(part -> part.kind().equals("error"));
    }
}
