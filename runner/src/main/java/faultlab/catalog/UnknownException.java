package faultlab.catalog;

import java.util.Collection;
import java.util.List;

/** Something asked for by a name that nothing has: offers the nearest names. */
public final class UnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what what was looked for, as in "lab" */
    public UnknownException(String what, String name, Collection<String> known) {
        super("there is no " + what + " \"" + name + "\". " + offer(name, known));
    }

    private static String offer(String name, Collection<String> known) {
        if (known.isEmpty()) {
            return "There are none.";
        }
        List<String> nearest = Nearest.of(name, known);
        return nearest.isEmpty()
                ? "There are: " + String.join(", ", known) + "."
                : "Did you mean " + String.join(", ", nearest) + "?";
    }
}
