package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Calls that fail and are tried again by several layers, one below the other: threads pause in methods that call each other, and each of
 * those methods has had exceptions below it. One layer that tries again is as it should be, and so is whoever pauses though nothing failed.
 */
final class RetriesRule implements Rule {

    private static final String LAB = "retries";

    /** One thread that pauses at two levels may be a schedule around a client; in a storm there are many. */
    private static final int SEVERAL = 3;

    /** Of two layers the outer may be a schedule, were there ever so many threads. */
    private static final int CERTAIN_LAYERS = 3;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Looks.lack(evidence)
                .or(() -> paused(evidence)
                        .filter(PausedLayers::nest)
                        .flatMap(paused -> Looks.lackOfExceptions(evidence))
                        .map(why -> "whether calls fail below methods that pause (" + why + ")"));
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return paused(evidence).filter(paused -> paused.layers().size() > 1).map(RetriesRule::finding).stream()
                .toList();
    }

    private static Optional<PausedLayers> paused(Evidence evidence) {
        return Looks.lastTwo(evidence)
                .map(looks -> PausedLayers.of(looks, evidence))
                .filter(paused -> paused.pausing().size() >= SEVERAL);
    }

    private static Finding finding(PausedLayers paused) {
        var layers = paused.layers();
        var chain = layers.stream().map(RetriesRule::name).collect(Collectors.joining(" → "));
        var summary =
                "%s pause, in %d methods that call each other: %s. %,d exceptions were made below the last of them: what fails there is tried again by each, so tries multiply."
                        .formatted(
                                Wording.threads(paused.pausing()),
                                layers.size(),
                                chain,
                                layers.getLast().exceptions());
        return new Finding(
                LAB,
                "nested-retries",
                null,
                layers.size() < CERTAIN_LAYERS ? 0.7 : 0.85,
                summary,
                layers.stream().map(RetriesRule::clue).toList(),
                "Let one layer try again, with jitter, and the others pass the failure on; leave alone what does not answer, with a circuit breaker that looks again.",
                LAB);
    }

    private static Clue clue(Data.Thrown layer) {
        return new Clue(
                "recording",
                "%s pauses, and %,d exceptions were made in or below it".formatted(name(layer), layer.exceptions()),
                layer.frame().toString());
    }

    private static String name(Data.Thrown layer) {
        return layer.frame().type().replaceFirst("^.*[.$](?=[^.$]+$)", "")
                + "."
                + layer.frame().method();
    }
}
