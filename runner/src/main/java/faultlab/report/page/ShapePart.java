package faultlab.report.page;

import faultlab.diagnose.stability.Stability;
import faultlab.observe.Data;
import faultlab.report.Timeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of one shape.
 *
 * @param trouble why the run is not whole, or null
 * @param memory null where live objects were not counted
 * @param gc null where the collector was not recorded
 * @param flags those that are not at their default
 * @param largest the classes with the most bytes alive
 * @param missing sources without data, each with its reason
 * @param trimmed rows left out of the evidence
 */
public record ShapePart(
        String name,
        String expect,
        List<SignalBar> signals,
        @Nullable String trouble,
        List<String> thrown,
        Stability stability,
        Timeline timeline,
        ThreadTable threads,
        @Nullable MemoryPart memory,
        AccountPart account,
        @Nullable GcPart gc,
        List<GaugeLine> gauges,
        List<FlameFrame> flames,
        List<Data.Flag> flags,
        List<Data.Heap> heap,
        List<EventKind> events,
        List<Data.Histogram> largest,
        List<Lack> missing,
        List<Data.Cost> costs,
        List<Data.Trimmed> trimmed) {

    /** A source without data, or with less than all, and why. */
    public record Lack(String source, String reason) {}
}
