package faultlab.web.api;

import faultlab.catalog.Hints;
import faultlab.catalog.Lab;
import faultlab.catalog.Lesson;
import faultlab.report.Markdown;
import faultlab.session.Session;
import faultlab.store.Attempt;
import faultlab.store.Guess;
import faultlab.store.Progress;
import faultlab.web.api.LabView.BenchmarkView;
import faultlab.web.api.LabView.Choice;
import faultlab.web.api.LabView.Diagnosis;
import faultlab.web.api.LabView.Hint;
import faultlab.web.api.LabView.HintsView;
import faultlab.web.api.LabView.Section;
import faultlab.web.api.LabView.SignalView;
import faultlab.web.runs.Kind;
import faultlab.web.runs.Run;
import faultlab.web.runs.Runs;
import faultlab.workspace.WorkFile;
import faultlab.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts together what the page of a lab shows, and leaves out what it must not show yet. */
final class LabViews {

    private final Session session;
    private final Runs runs;
    private final UnaryOperator<String> causes;

    /** @param causes what a cause is called, by its lab's id */
    LabViews(Session session, Runs runs, UnaryOperator<String> causes) {
        this.session = session;
        this.runs = runs;
        this.causes = causes;
    }

    LabView of(Lab lab) {
        var store = session.store();
        var contract = lab.contract();
        var progress = store.progress(lab.id());
        var guess = store.guess(lab.id());
        var attempt = store.lastAttempt(lab.id());
        var work = session.workspace().files(lab);
        return new LabView(
                lab.id(),
                contract.title(),
                contract.chapter(),
                contract.minutes(),
                contract.difficulty(),
                step(lab, progress, guess.isPresent()),
                progress,
                contract.shapes().stream().map(shape -> shape.name()).toList(),
                signals(lab),
                new BenchmarkView(contract.allocatedPerOp()),
                contract.choices().stream()
                        .map(id -> new Choice(id, causes.apply(id)))
                        .toList(),
                guess.map(locked -> diagnosis(lab, locked)).orElse(null),
                lesson(lab, guess.isPresent()),
                hints(lab, progress),
                LabFiles.of(lab, work, guess.isPresent()),
                contract.options(),
                attempt.map(Attempt::work).orElse(null),
                hash(work),
                attempt.map(Attempt::check).orElse(null),
                running(lab),
                last(lab));
    }

    static String hash(List<WorkFile> work) {
        return Workspace.hash(work);
    }

    private String step(Lab lab, Progress progress, boolean diagnosed) {
        if (progress.passed()) {
            return "prove";
        }
        return diagnosed ? "fix" : wasSeen(lab) ? "diagnose" : "observe";
    }

    private boolean wasSeen(Lab lab) {
        return newest(lab, Kind.LIVE, "fault").isPresent()
                || newest(lab, Kind.EXPLAIN, "fault").isPresent();
    }

    private static List<SignalView> signals(Lab lab) {
        return lab.contract().signals().stream()
                .map(signal ->
                        new SignalView(signal.shape(), signal.name(), signal.unit(), signal.healthy(), signal.faulty()))
                .toList();
    }

    private static Diagnosis diagnosis(Lab lab, Guess locked) {
        return new Diagnosis(locked.choice(), locked.right(), locked.at(), lab.id());
    }

    private static List<Section> lesson(Lab lab, boolean diagnosed) {
        return Lesson.of(lab).stream()
                .filter(section -> diagnosed || !section.afterDiagnosis())
                .map(section -> new Section(section.id(), section.title(), Markdown.html(section.markdown())))
                .toList();
    }

    private static HintsView hints(Lab lab, Progress progress) {
        var all = Hints.of(lab);
        var taken = IntStream.rangeClosed(1, Math.min(progress.hints(), all.size()))
                .mapToObj(number -> new Hint(number, Markdown.html(all.get(number - 1))))
                .toList();
        return new HintsView(all.size(), taken);
    }

    private Map<String, @Nullable String> running(Lab lab) {
        Map<String, @Nullable String> running = new LinkedHashMap<>();
        for (var kind : Kind.values()) {
            running.put(word(kind), runs.running(lab.id(), kind).map(Run::id).orElse(null));
        }
        return running;
    }

    private Map<String, Map<String, String>> last(Lab lab) {
        Map<String, Map<String, String>> last = new LinkedHashMap<>();
        for (var kind : List.of(Kind.LIVE, Kind.EXPLAIN)) {
            Map<String, String> byVariant = new LinkedHashMap<>();
            for (var using : new ArrayList<>(List.of("fault", "work", "solution"))) {
                newest(lab, kind, using).ifPresent(run -> byVariant.put(using, run.id()));
            }
            last.put(word(kind), byVariant);
        }
        return last;
    }

    private Optional<Run> newest(Lab lab, Kind kind, String using) {
        return runs.last(lab.id(), kind, using);
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
