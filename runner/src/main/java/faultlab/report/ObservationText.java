package faultlab.report;

import faultlab.diagnose.Diagnosis;
import faultlab.observe.profile.FlameGraph;
import faultlab.report.Observation.ObservedShape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An observation as text. */
public final class ObservationText {

    private final Style style;
    private final Path home;

    /**
     * @param style of the terminal it goes to
     * @param home what paths are shown relative to
     */
    public ObservationText(Style style, Path home) {
        this.style = style;
        this.home = home;
    }

    /** Signals by shape, the signs of their stability, the diagnosis, and where the artifacts lie. */
    public String of(Observation observation) {
        CheckText check = new CheckText(style);
        StringBuilder text = new StringBuilder();
        observation.problems().forEach(problem -> text.append(check.problem(problem)));
        observation.shapes().forEach(shape -> text.append(shape(shape)));
        text.append(new StabilityMatrix(style).of(observation.shapes()));
        text.append(missing(observation));
        Diagnosis diagnosis = observation.diagnosis();
        if (diagnosis != null) {
            text.append(new DiagnosisText(style).of(diagnosis));
        }
        return text.append('\n')
                .append(ArtifactText.of(observation.artifacts(), home))
                .toString();
    }

    private String shape(ObservedShape shape) {
        String expect = shape.expect().equals("healthy") ? "stays clean even with the fault" : "the fault shows here";
        StringBuilder text = new StringBuilder(style.strong(shape.name()) + "  " + style.faint(expect) + "\n");
        text.append(new SignalTable(style).ofOneShape(shape.signals()));
        text.append(new TimelineText(style).of(shape.timeline()));
        if (shape.memory() != null) {
            text.append(new MemoryText(style).of(shape.memory()));
        }
        text.append(new MemoryAccountText(style).outside(shape.account()));
        var gc = shape.gc();
        text.append(gc == null ? "" : new GcText(style).of(gc));
        shape.thrown().forEach(thrown -> text.append(style.paragraph("  thrown: ", 4, Style.clean(thrown))));
        if (shape.trouble() != null) {
            text.append(style.paragraph("  ", 2, style.bad(Style.clean(shape.trouble()))));
        }
        return text.toString();
    }

    /** A reason that several shapes share is said once. */
    private String missing(Observation observation) {
        Map<String, Set<String>> shapes = new LinkedHashMap<>();
        for (ObservedShape shape : observation.shapes()) {
            for (FlameGraph graph : shape.flameGraphs()) {
                if (graph.missing() != null) {
                    String what = "no flame graph of " + graph.event().id() + ": " + graph.missing();
                    shapes.computeIfAbsent(what, _ -> new LinkedHashSet<>()).add(shape.name());
                }
            }
        }
        StringBuilder text = new StringBuilder();
        shapes.forEach((what, names) ->
                text.append(style.paragraph("", 2, Style.clean(what) + " (" + String.join(", ", names) + ")")));
        return text.toString();
    }
}
