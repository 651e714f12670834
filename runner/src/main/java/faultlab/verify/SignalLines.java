package faultlab.verify;

import faultlab.catalog.Bound;
import faultlab.catalog.Contract;
import faultlab.catalog.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The signals as lab.yaml writes them: a line each, with bounds that leave something between them. */
final class SignalLines {

    /** The pattern by which {@code shared.Bounds} reads lab.yaml where there is no YAML library. A test holds the two alike. */
    static final Pattern LINE = Pattern.compile(
            "^ {2}([\\w-]+\\.\\w+): *\\{ *unit: *(\\w+), *healthy: *\"([<>]=\\d+)\", *faulty: *\"([<>]=\\d+)\"",
            Pattern.MULTILINE);

    private SignalLines() {}

    static List<Flaw> flaws(Contract contract, String yaml) {
        String file = "labs/" + contract.id() + "/lab.yaml";
        List<Flaw> flaws = new ArrayList<>();
        Map<String, MatchResult> lines = LINE.matcher(yaml)
                .results()
                .collect(Collectors.toMap(line -> line.group(1), Function.identity(), (a, b) -> a));
        for (Signal signal : contract.signals()) {
            if (!saysTheSame(lines.get(signal.id()), signal)) {
                flaws.add(new Flaw(
                        file,
                        "signals." + signal.id() + " is not in the one-line form that a scenario reads by itself",
                        "Write   " + line(signal)));
            }
            apart(signal)
                    .ifPresent(problem -> flaws.add(new Flaw(
                            file,
                            "signals." + signal.id() + ": " + problem,
                            "Measure fault and solution with `lab check " + contract.id()
                                    + " --using fault` and set the bounds well inside the gap.")));
        }
        return List.copyOf(flaws);
    }

    private static boolean saysTheSame(@Nullable MatchResult line, Signal signal) {
        return line != null
                && line.group(2).equals(signal.unit())
                && line.group(3).equals(signal.healthy().toString())
                && line.group(4).equals(signal.faulty().toString());
    }

    private static String line(Signal signal) {
        return "%s: {unit: %s, healthy: \"%s\", faulty: \"%s\"}"
                .formatted(signal.id(), signal.unit(), signal.healthy(), signal.faulty());
    }

    /** What is wrong with the two bounds beside each other: some value is both, or none is in between. */
    private static Optional<String> apart(Signal signal) {
        Bound healthy = signal.healthy();
        Bound faulty = signal.faulty();
        String both = "healthy \"" + healthy + "\" and faulty \"" + faulty + "\"";
        double between = healthy.atMost() ? faulty.limit() - healthy.limit() : healthy.limit() - faulty.limit();
        if (healthy.atMost() == faulty.atMost() || between <= 0) {
            return Optional.of(both + " overlap");
        }
        return between <= 1 && !signal.exact() ? Optional.of(both + " touch") : Optional.empty();
    }
}
