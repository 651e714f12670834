package faultlab.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

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
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        List<String> nearest = known.stream()
                .sorted(Comparator.<String>comparingInt(candidate -> distance.apply(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
        boolean close = distance.apply(name, nearest.get(0)) <= Math.max(2, name.length() / 2);
        return close
                ? "Did you mean " + String.join(", ", nearest) + "?"
                : "There are: " + String.join(", ", known) + ".";
    }
}
