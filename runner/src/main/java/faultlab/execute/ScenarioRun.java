package faultlab.execute;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One shape of a scenario, run once.
 *
 * @param signals values by name, in the order reported
 * @param caps how often the scenario still was not at rest at its generous cap
 * @param thrown exceptions that ended somebody's call, for the words beside a count
 * @param trouble why the run is not whole, or null
 * @param run what came over the wire
 */
public record ScenarioRun(
        String shape,
        Map<String, Long> signals,
        int caps,
        List<String> thrown,
        @Nullable String trouble,
        ChildRun run) {}
