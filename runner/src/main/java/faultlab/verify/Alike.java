package faultlab.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether rounds of one lab had the same verdicts: what varies with the machine's load is not a proof. */
final class Alike {

    private Alike() {}

    /** One flaw for each variant and round that differs from the first round. */
    static List<Flaw> flaws(String id, List<Round> rounds) {
        List<Flaw> flaws = new ArrayList<>();
        List<Check> first = rounds.get(0).all();
        for (int number = 1; number < rounds.size(); number++) {
            List<Check> other = rounds.get(number).all();
            for (int i = 0; i < first.size(); i++) {
                String before = verdict(first.get(i));
                String now = verdict(other.get(i));
                if (!now.equals(before)) {
                    flaws.add(new Flaw(
                            "labs/" + id + "/",
                            "run " + (number + 1) + " of " + first.get(i).using() + " differs from run 1: " + now
                                    + ", not " + before,
                            "Look for what depends on timing: a race, a sleep, a bound without room."));
                }
            }
        }
        return List.copyOf(flaws);
    }

    /** Pass, or how far it got and what was measured: judgements, not values. Which of several tests failed may vary. */
    private static String verdict(Check check) {
        String verdict = check.verdict().name().toLowerCase(Locale.ROOT);
        String stage = check.stages().stream()
                .filter(Stage::rejects)
                .findFirst()
                .map(rejecting -> " in " + rejecting.name())
                .orElse("");
        String judged = check.signals().stream()
                .map(result -> result.shape() + "." + result.name() + " "
                        + result.status().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", " (", ")"));
        return verdict + stage + (check.signals().isEmpty() ? "" : judged);
    }
}
