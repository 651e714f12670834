package churn;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The levels of a river, as gauges along it send them. Each is added to the day's figures and passed on as a line of text. */
public final class River {

    /** Where lines are passed on to. */
    @FunctionalInterface
    public interface Line {

        /**
         * Takes a line. The bytes are the taker's until it returns.
         *
         * @param length how many of the bytes are the line
         */
        void take(byte[] bytes, int length);
    }

    /** @param millimetres above the datum */
    private record Level(int gauge, int millimetres) {

        Level {
            if (gauge < 0 || gauge > 9_999 || Math.abs(millimetres) > 99_999) {
                throw new IllegalArgumentException("gauge " + gauge + " cannot be at " + millimetres + " mm");
            }
        }
    }

    /** What a gauge has sent. */
    private static final class Figures {

        private long count;
        private long sum;
        private int highest = Integer.MIN_VALUE;

        synchronized void add(Level level) {
            count++;
            sum += level.millimetres();
            highest = Math.max(highest, level.millimetres());
        }

        synchronized long count() {
            return count;
        }

        synchronized int mean() {
            return (int) Math.floorDiv(sum, count);
        }

        synchronized int highest() {
            return highest;
        }
    }

    private static final int[] POWERS = {1, 10, 100, 1_000};

    /** Longer than any line. */
    private static final int LONGEST = 16;

    /** A line is done with when its taker returns, so each thread has one. */
    private static final ThreadLocal<byte[]> BYTES = ThreadLocal.withInitial(() -> new byte[LONGEST]);

    private final AtomicReferenceArray<Figures> gauges = new AtomicReferenceArray<>(10_000);

    private final Line line;

    /** @param line takes what is passed on */
    public River(Line line) {
        this.line = line;
    }

    /**
     * Adds a level to the day's figures; by several threads at once, if need be.
     *
     * @param gauge 0 to 9,999
     * @param millimetres above the datum, or below it; less than 100 m
     * @throws IllegalArgumentException if it cannot be
     */
    public void add(int gauge, int millimetres) {
        Level level = new Level(gauge, millimetres);
        figures(level.gauge()).add(level);
    }

    private Figures figures(int gauge) {
        Figures figures = gauges.get(gauge);
        if (figures != null) {
            return figures;
        }
        gauges.compareAndSet(gauge, null, new Figures());
        return gauges.get(gauge);
    }

    /**
     * Passes a level on, such as {@code 1042;-0.250} and a line feed, before it returns; by several threads at once, if need be.
     *
     * @throws IllegalArgumentException as {@link #add} does
     */
    public void pass(int gauge, int millimetres) {
        Level level = new Level(gauge, millimetres);
        byte[] bytes = BYTES.get();
        int end = digits(bytes, 0, level.gauge(), 1);
        bytes[end++] = ';';
        end = metres(bytes, end, level.millimetres());
        bytes[end++] = '\n';
        line.take(bytes, end);
    }

    /** Writes a level from a place on, and tells where it ends. */
    private static int metres(byte[] bytes, int from, int millimetres) {
        int at = from;
        if (millimetres < 0) {
            bytes[at++] = '-';
        }
        int size = Math.abs(millimetres);
        at = digits(bytes, at, size / 1000, 1);
        bytes[at++] = '.';
        return digits(bytes, at, size % 1000, 3);
    }

    /** Writes a number of at least so many digits, with zeros before it. */
    private static int digits(byte[] bytes, int from, int number, int least) {
        int digits = least;
        for (int more = number / POWERS[least]; more > 0; more /= 10) {
            digits++;
        }
        int rest = number;
        for (int at = from + digits - 1; at >= from; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return from + digits;
    }

    /** How many levels have come from a gauge. */
    public long count(int gauge) {
        Figures figures = gauges.get(gauge);
        return figures == null ? 0 : figures.count();
    }

    /** Their mean in mm, rounded down; 0 if there are none. */
    public int mean(int gauge) {
        Figures figures = gauges.get(gauge);
        return figures == null ? 0 : figures.mean();
    }

    /** The highest of them in mm; 0 if there are none. */
    public int highest(int gauge) {
        Figures figures = gauges.get(gauge);
        return figures == null ? 0 : figures.highest();
    }

    /** The day's report: a line for each gauge that has sent, by number. Asked for once a day. */
    public String report() {
        StringBuilder report = new StringBuilder();
        for (int gauge = 0; gauge < gauges.length(); gauge++) {
            if (count(gauge) > 0) {
                report.append("gauge ")
                        .append(gauge)
                        .append(": ")
                        .append(count(gauge))
                        .append(" levels, mean ");
                append(report, mean(gauge)).append(" m, highest ");
                append(report, highest(gauge)).append(" m\n");
            }
        }
        return report.toString();
    }

    private static StringBuilder append(StringBuilder report, int millimetres) {
        byte[] bytes = new byte[LONGEST];
        return report.append(new String(bytes, 0, metres(bytes, 0, millimetres), StandardCharsets.US_ASCII));
    }
}
