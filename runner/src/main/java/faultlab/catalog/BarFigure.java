package faultlab.catalog;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A picture in a lesson: figures of the measured table as bars, the fault's beside the fix's. It is written as a fenced block {@code bars}: the caption, then a line a
 * row, {@code LABEL: SHAPE | MEASURED} as the table names them, and {@code / NUMBER} behind it if the figure is to be divided by what was done.
 *
 * <pre>
 * calls for one driver
 * station asks mast: silent | mast (calls) / 300
 * </pre>
 *
 * @param caption what the bars count
 */
public record BarFigure(String caption, List<Row> rows) {

    /** What stands behind the fence. */
    public static final String FENCE = "bars";

    private static final Pattern ROW = Pattern.compile("(.+?): *([\\w-]+) *\\| *([^|/]+?) *(?:/ *(\\d+))?");

    private static final Pattern MEASURED =
            Pattern.compile("(?m)^\\| ([\\w-]+) \\| ([^|]+?) \\| ([\\d,–]+) \\| ([\\d,–]+) \\|$");

    /** A pair of bars. */
    public record Row(String label, Range fault, Range fix) {}

    /** What several runs measured, from the least to the most. */
    public record Range(double least, double most) {

        private static Range of(String cell, double divisor) {
            var ends = cell.replace(",", "").split("–");
            return new Range(
                    Double.parseDouble(ends[0]) / divisor, Double.parseDouble(ends[ends.length - 1]) / divisor);
        }
    }

    /**
     * The figure that a block describes.
     *
     * @param lesson the text with the measured table
     * @throws IllegalArgumentException if a line has another form, or names what the table does not have
     */
    public static BarFigure of(String block, String lesson) {
        var lines = block.strip().lines().toList();
        if (lines.size() < 2) {
            throw new IllegalArgumentException("a picture of bars has a caption and at least one row under it");
        }
        return new BarFigure(
                lines.getFirst(),
                lines.stream().skip(1).map(line -> row(line, lesson)).toList());
    }

    private static Row row(String line, String lesson) {
        var row = ROW.matcher(line.strip());
        if (!row.matches()) {
            throw new IllegalArgumentException("\"" + line
                    + "\" is no row of bars; write LABEL: SHAPE | MEASURED, or LABEL: SHAPE | MEASURED / 300");
        }
        var divisor = row.group(4) == null ? 1 : Double.parseDouble(row.group(4));
        var measured = measured(row.group(2), row.group(3), lesson);
        return new Row(row.group(1), Range.of(measured.group(3), divisor), Range.of(measured.group(4), divisor));
    }

    private static MatchResult measured(String shape, String name, String lesson) {
        return MEASURED.matcher(lesson)
                .results()
                .filter(found -> found.group(1).equals(shape) && found.group(2).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("bars want \"" + shape + " | " + name
                        + "\", which the measured table does not have; `lab record` writes the table"));
    }

    /** The longest bar. */
    public double most() {
        return rows.stream()
                .mapToDouble(row -> Math.max(row.fault().most(), row.fix().most()))
                .max()
                .orElse(0);
    }
}
