package faultlab.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import faultlab.catalog.Shape.Expectation;
import faultlab.compile.Problem;
import faultlab.diagnose.Diagnosis;
import faultlab.diagnose.stability.Stability;
import faultlab.observe.Evidence;
import faultlab.observe.profile.FlameGraph;
import faultlab.verify.SignalResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an explaining run saw: {@code run --json}.
 *
 * @param problems javac's, if the variant does not compile: then nothing was run
 * @param diagnosis over all shapes; null where it is hidden ({@code --blind}) or nothing was run
 */
public record Observation(
        String lab,
        String using,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem> problems,
        List<ObservedShape> shapes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Diagnosis diagnosis,
        List<Artifact> artifacts) {

    /**
     * One shape, run in a JVM of its own.
     *
     * @param trouble why it did not come to its end, or null
     * @param thrown exceptions that ended somebody's call
     * @param memory what was alive at its checkpoints and who keeps it; null where that was not counted
     * @param timeline what the application's threads were at
     * @param evidence what was collected, for the page; the JSON names its file instead
     * @param flameGraphs what was profiled, for the page
     */
    public record ObservedShape(
            String name,
            String expect,
            List<SignalResult> signals,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String trouble,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> thrown,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Memory memory,

            Timeline timeline,

            @JsonIgnore Evidence evidence,
            @JsonIgnore List<FlameGraph> flameGraphs) {

        /** The signs of its stability. */
        @JsonProperty
        public Stability stability() {
            return Stability.of(evidence);
        }

        /** Where its memory lies. */
        @JsonProperty
        public MemoryAccount account() {
            return MemoryAccount.of(evidence);
        }

        /** What its collector did; null where that was not recorded. */
        @JsonProperty
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public @Nullable GcAccount gc() {
            return GcAccount.of(evidence).orElse(null);
        }

        /** The word for an expectation in JSON and text. */
        public static String word(Expectation expect) {
            return expect.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A file the run left.
     *
     * @param kind evidence, flamegraph or report
     */
    public record Artifact(String kind, Path path) {}

    /** Whether every shape ran to its end. */
    @JsonIgnore
    public boolean observed() {
        return problems.isEmpty() && shapes.stream().allMatch(shape -> shape.trouble() == null);
    }

    /** The same without the diagnosis. */
    public Observation blind() {
        return new Observation(lab, using, problems, shapes, null, artifacts);
    }

    /** The same with one more artifact, the first to look at. */
    public Observation with(Artifact artifact) {
        List<Artifact> more = new ArrayList<>();
        more.add(artifact);
        more.addAll(artifacts);
        return new Observation(lab, using, problems, shapes, diagnosis, List.copyOf(more));
    }
}
