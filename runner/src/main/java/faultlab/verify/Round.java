package faultlab.verify;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every variant of a lab, checked once.
 *
 * @param solutions the reference solution and the alternatives, by what {@code --using} calls them
 * @param decoys checked to the first rejection, by the decoy's name
 */
public record Round(Check fault, Map<String, Check> solutions, Map<String, Check> decoys) {

    /** The reference solution's check. */
    Check reference() {
        Check check = solutions.get("solution");
        if (check == null) {
            throw new IllegalStateException("a round without the reference solution: " + solutions.keySet());
        }
        return check;
    }

    /** All checks in the order they were made. */
    List<Check> all() {
        return Stream.of(List.of(fault), solutions.values(), decoys.values())
                .flatMap(Collection::stream)
                .toList();
    }
}
