package faultlab.report;

import faultlab.diagnose.Diagnosis;
import faultlab.report.Observation.ObservedShape;
import java.nio.file.Path;

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

    /** Signals by shape, the diagnosis, and where the artifacts lie. */
    public String of(Observation observation) {
        CheckText check = new CheckText(style);
        StringBuilder text = new StringBuilder();
        observation.problems().forEach(problem -> text.append(check.problem(problem)));
        for (ObservedShape shape : observation.shapes()) {
            text.append("%s  %s\n"
                    .formatted(style.strong(shape.name()), style.faint("the fault shows " + shape.expect() + " here")));
            text.append(check.signals(shape.signals()));
            shape.thrown()
                    .forEach(thrown -> text.append("           ").append(thrown).append('\n'));
            if (shape.trouble() != null) {
                text.append("           ").append(style.bad(shape.trouble())).append('\n');
            }
            shape.flameGraphs().stream()
                    .filter(graph -> graph.missing() != null)
                    .forEach(graph -> text.append("           ")
                            .append(style.faint(
                                    "no flame graph of " + graph.event().id() + ": " + graph.missing()))
                            .append('\n'));
        }
        Diagnosis diagnosis = observation.diagnosis();
        if (diagnosis != null) {
            text.append(new DiagnosisText(style).of(diagnosis));
        }
        text.append('\n');
        observation
                .artifacts()
                .forEach(artifact ->
                        text.append("%-12s %s\n".formatted(artifact.kind(), home.relativize(artifact.path()))));
        return text.toString();
    }
}
