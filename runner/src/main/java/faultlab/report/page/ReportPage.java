package faultlab.report.page;

import faultlab.compile.Problem;
import faultlab.diagnose.Diagnosis;
import faultlab.diagnose.Finding;
import faultlab.diagnose.stability.Kind;
import faultlab.diagnose.stability.Sign;
import faultlab.diagnose.stability.Stability;
import faultlab.diagnose.stability.Standing;
import faultlab.files.AtomicFile;
import faultlab.observe.Data;
import faultlab.observe.profile.FlameGraph;
import faultlab.report.Chain;
import faultlab.report.ClueGroup;
import faultlab.report.GcAccount;
import faultlab.report.Observation;
import faultlab.report.Observation.Artifact;
import faultlab.report.Observation.ObservedShape;
import faultlab.report.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code report.html}: one file that needs no network, beside the evidence it is made from. */
public final class ReportPage {

    private static final String PAGE = "report.jte";
    private static final List<String> PARTS = List.of(
            "report/diagnosis.jte",
            "report/shape.jte",
            "report/stability.jte",
            "report/timeline.jte",
            "report/threads.jte",
            "report/memory.jte",
            "report/account.jte",
            "report/gc.jte",
            "report/jvm.jte");

    private static final List<Class<?>> MODEL = List.of(
            Page.class,
            ShapePart.class,
            ShapePart.Lack.class,
            SignalBar.class,
            SignalBar.Zone.class,
            Stability.class,
            Sign.class,
            Kind.class,
            Standing.class,
            Timeline.class,
            Timeline.Look.class,
            Timeline.Life.class,
            Timeline.Span.class,
            ThreadTable.class,
            ThreadLine.class,
            MemoryPart.class,
            MemoryPart.Bar.class,
            MemoryPart.Line.class,
            AccountPart.class,
            AccountPart.Line.class,
            GcPart.class,
            GcPart.Bar.class,
            GcPart.Cause.class,
            GcPart.Fact.class,
            GcAccount.Flag.class,
            Chain.class,
            GaugeLine.class,
            EventKind.class,
            FlameFrame.class,
            Diagnosis.class,
            Finding.class,
            ClueGroup.class,
            Problem.class,
            Data.Flag.class,
            Data.Heap.class,
            Data.Histogram.class,
            Data.Cost.class,
            Data.Trimmed.class);

    private final Templates templates;

    /** @param cache where classes of templates are kept from one run to the next */
    public ReportPage(Path cache) {
        templates = new Templates(cache, List.of(PAGE), PARTS, MODEL);
    }

    /**
     * Writes the page, and beside a page with a diagnosis {@code blind.html}, which keeps it back for who is yet to name the cause.
     *
     * @param title the lab's
     * @param folder the run's
     * @return the observation with the page as its first artifact
     */
    public Observation write(String title, Observation observation, Path folder) {
        if (observation.diagnosis() != null) {
            write(folder.resolve("blind.html"), html(title, observation.blind(), folder));
        }
        var file = folder.resolve("report.html");
        write(file, html(title, observation, folder));
        return observation.with(new Artifact("report", file));
    }

    private static void write(Path file, String html) {
        try {
            AtomicFile.write(file, html.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    String html(String title, Observation observation, Path folder) {
        var css = templates.text("style/tokens.css") + templates.text("report.css");
        return templates.render(PAGE, Pages.of(title, observation, shape -> frames(shape, folder), css));
    }

    private static List<FlameFrame> frames(ObservedShape shape, Path folder) {
        return shape.flameGraphs().stream().map(graph -> frame(graph, folder)).toList();
    }

    private static FlameFrame frame(FlameGraph graph, Path folder) {
        var event = graph.event().id();
        var file = graph.file();
        if (file == null) {
            return FlameFrame.missing(event, String.valueOf(graph.missing()));
        }
        try {
            var link = folder.relativize(file).toString().replace('\\', '/');
            return FlameFrame.of(event, graph.samples(), link, Files.readString(file));
        } catch (IOException e) {
            return FlameFrame.missing(event, "the profiler's page cannot be read: " + e.getMessage());
        }
    }
}
