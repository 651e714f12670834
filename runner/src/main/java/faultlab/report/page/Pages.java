package faultlab.report.page;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Source;
import faultlab.report.Observation;
import faultlab.report.Observation.ObservedShape;
import faultlab.report.Places;
import faultlab.report.page.ShapePart.Lack;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns an observation into what the page shows. Pure. */
final class Pages {

    private static final int LARGEST = 12;

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Pages() {}

    /** @param flames the flame graphs of a shape */
    static Page of(String title, Observation seen, Function<ObservedShape, List<FlameFrame>> flames, String css) {
        var places = new Places(seen.lab());
        var shapes = seen.shapes().stream()
                .map(shape -> shape(shape, flames.apply(shape), places))
                .toList();
        var scripts = shapes.stream()
                .flatMap(shape -> shape.flames().stream())
                .flatMap(flame -> flame.scripts().stream())
                .distinct()
                .collect(Collectors.joining(" "));
        var target =
                seen.shapes().stream().map(shape -> shape.evidence().target()).findFirst();
        return new Page(
                title,
                using(seen.using()),
                target.map(of -> WHEN.format(of.startedAt())).orElse(""),
                target.map(of -> "JDK " + of.jdk()).orElse(""),
                seen.diagnosis(),
                seen.problems(),
                shapes,
                scripts.isEmpty() ? "'none'" : scripts,
                css);
    }

    private static String using(String using) {
        var name = using.substring(using.indexOf(':') + 1);
        return switch (using.substring(0, using.length() - name.length())) {
            case "alternative:" -> "another right fix: " + name;
            case "decoy:" -> "a wrong fix: " + name;
            default ->
                switch (using) {
                    case "fault" -> "the fault itself";
                    case "solution" -> "the reference solution";
                    case "work" -> "your work";
                    default -> using;
                };
        };
    }

    private static ShapePart shape(ObservedShape shape, List<FlameFrame> flames, Places places) {
        var evidence = shape.evidence();
        return new ShapePart(
                shape.name(),
                shape.expect(),
                shape.signals().stream().map(SignalBar::of).toList(),
                shape.trouble(),
                shape.thrown(),
                shape.stability(),
                shape.timeline(),
                ThreadTable.of(evidence, places),
                shape.memory() == null ? null : MemoryPart.of(shape.memory()),
                AccountPart.of(shape.account()),
                Optional.ofNullable(shape.gc()).map(GcPart::of).orElse(null),
                GaugeLine.of(evidence),
                flames,
                flags(evidence),
                evidence.all(Data.Heap.class).toList(),
                EventKind.of(evidence, places),
                largest(evidence, places),
                missing(evidence),
                evidence.all(Data.Cost.class).toList(),
                evidence.all(Data.Trimmed.class).toList());
    }

    /** At the last look that counted them. */
    private static List<Data.Histogram> largest(Evidence evidence, Places places) {
        var all = evidence.all(Data.Histogram.class).toList();
        var last = all.isEmpty() ? null : all.getLast().at();
        return all.stream()
                .filter(of -> Objects.equals(of.at(), last))
                .sorted(Comparator.comparingLong(Data.Histogram::bytes).reversed())
                .limit(LARGEST)
                .map(of -> new Data.Histogram(of.at(), places.type(of.type()), of.instances(), of.bytes()))
                .toList();
    }

    private static List<Data.Flag> flags(Evidence evidence) {
        return evidence.all(Data.Flag.class)
                .filter(flag -> !flag.origin().equals("default"))
                .sorted(Comparator.comparing((Data.Flag flag) -> !flag.origin().equals("command line"))
                        .thenComparing(Data.Flag::origin)
                        .thenComparing(Data.Flag::name))
                .toList();
    }

    private static List<Lack> missing(Evidence evidence) {
        return Arrays.stream(Source.values())
                .filter(source -> source != Source.COLLECTOR)
                .flatMap(source -> evidence.missing(source).stream().map(reason -> new Lack(source.id(), reason)))
                .toList();
    }
}
