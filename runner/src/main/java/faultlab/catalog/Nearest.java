package faultlab.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant who wrote a name that nothing has. */
public final class Nearest {

    private static final int OFFERED = 3;

    private Nearest() {}

    /** The nearest of the names that there are; none where not even the first looks like the name. */
    public static List<String> of(String name, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        List<String> nearest = known.stream()
                .sorted(Comparator.<String>comparingInt(candidate -> distance.apply(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(OFFERED)
                .toList();
        boolean close = !nearest.isEmpty() && distance.apply(name, nearest.get(0)) <= Math.max(2, name.length() / 2);
        return close ? nearest : List.of();
    }
}
