package faultlab.report.page;

import faultlab.observe.Bytes;
import faultlab.report.GcAccount;
import faultlab.report.GcAccount.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a shape's collector did, drawn and in tables.
 *
 * @param line the heap in use, as points of an SVG polyline in {@link #WIDTH} by {@link #HEIGHT}
 * @param bars collections, each as wide as its pause
 * @param looks where the checkpoints are
 * @param most of the heap in use
 * @param length of the time shown
 * @param each for how many collections a bar stands
 */
public record GcPart(
        String line,
        List<Bar> bars,
        List<Double> looks,
        String most,
        String length,
        int each,
        List<Cause> causes,
        List<Fact> facts,
        List<GcAccount.Flag> flags) {

    /** Of the drawing. */
    public static final int WIDTH = 1000;

    /** Of the drawing. */
    public static final int HEIGHT = 100;

    /** Narrower would not be seen. */
    private static final double LEAST_WIDTH = 1.5;

    /** As many colours as causes are told apart by. */
    private static final int COLOURS = 5;

    /** One collection. */
    public record Bar(double x, double width, int colour) {}

    /** Collections of one kind. */
    public record Cause(int colour, String collector, String cause, int collections, String paused, String each) {}

    /** Something in one line. */
    public record Fact(String what, String words) {}

    static GcPart of(GcAccount gc) {
        double length = Math.max(1, gc.millis());
        return new GcPart(
                line(gc, length),
                gc.marks().stream()
                        .map(mark -> new Bar(
                                WIDTH * mark.at() / length,
                                Math.max(LEAST_WIDTH, WIDTH * mark.pausedMillis() / length),
                                gc.cause(mark) % COLOURS))
                        .toList(),
                gc.looks().stream().map(look -> WIDTH * look.at() / length).toList(),
                Bytes.text(gc.mostBytes()),
                seconds(gc.millis()),
                gc.each(),
                causes(gc),
                facts(gc),
                gc.flags());
    }

    private static String line(GcAccount gc, double length) {
        var points = new StringBuilder();
        for (Mark mark : gc.marks()) {
            var before = mark.before();
            var after = mark.after();
            if (before != null && after != null) {
                points.append(point(mark.at(), before, gc.mostBytes(), length))
                        .append(point(mark.at() + mark.millis(), after, gc.mostBytes(), length));
            }
        }
        return points.toString().strip();
    }

    private static String point(double at, long bytes, long most, double length) {
        return String.format(
                Locale.ROOT, "%.1f,%.1f ", WIDTH * at / length, HEIGHT - (double) HEIGHT * bytes / Math.max(1, most));
    }

    private static List<Cause> causes(GcAccount gc) {
        var causes = new ArrayList<Cause>();
        for (int index = 0; index < gc.causes().size(); index++) {
            var cause = gc.causes().get(index);
            causes.add(new Cause(
                    index % COLOURS,
                    cause.collector(),
                    cause.cause(),
                    cause.collections(),
                    millis(cause.pausedMillis()),
                    Optional.ofNullable(cause.allocatedEach()).map(Bytes::text).orElse("–")));
        }
        return List.copyOf(causes);
    }

    private static List<Fact> facts(GcAccount gc) {
        var facts = new ArrayList<Fact>();
        var stalls = gc.stalls();
        if (stalls != null) {
            facts.add(new Fact(
                    "Waits for room",
                    stalls.stalls() + ", together " + millis(stalls.millis()) + ", at most "
                            + millis(stalls.longestMillis())));
        }
        if (gc.humongousRegions() > 0) {
            facts.add(new Fact("Regions for objects of half a region or more", Long.toString(gc.humongousRegions())));
        }
        gc.finalizable()
                .forEach(type -> facts.add(new Fact(
                        "Finalizer of " + type.type(),
                        type.objects() + " objects wait for it, it has run for " + type.run())));
        gc.references()
                .forEach(references -> facts.add(
                        new Fact(references.type() + "s looked through", Long.toString(references.references()))));
        gc.phases()
                .forEach(phase -> facts.add(new Fact(
                        phase.name(),
                        phase.times() + " ×, together " + millis(phase.millis())
                                + (phase.paused() ? " of pause" : " while the application ran"))));
        gc.threads().forEach(thread -> facts.add(new Fact(thread.name(), millis(thread.cpuMillis()) + " of CPU")));
        return List.copyOf(facts);
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.0f ms", millis);
    }

    private static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1_000);
    }
}
