package churn;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

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

    private final Map<Integer, Long> counts = new ConcurrentHashMap<>();
    private final Map<Integer, Long> sums = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> highest = new ConcurrentHashMap<>();

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
        counts.merge(level.gauge(), 1L, Long::sum);
        sums.merge(level.gauge(), (long) level.millimetres(), Long::sum);
        if (level.gauge() == 1_049 && count(level.gauge()) % 1_000 == 0) {
            System.gc();
        }
        highest.merge(level.gauge(), level.millimetres(), Math::max);
    }

    /**
     * Passes a level on, such as {@code 1042;-0.250} and a line feed, before it returns; by several threads at once, if need be.
     *
     * @throws IllegalArgumentException as {@link #add} does
     */
    public void pass(int gauge, int millimetres) {
        Level level = new Level(gauge, millimetres);
        String text = level.gauge() + ";" + metres(level.millimetres()) + "\n";
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        line.take(bytes, bytes.length);
    }

    private static String metres(int millimetres) {
        int size = Math.abs(millimetres);
        return String.format(Locale.ROOT, "%s%d.%03d", millimetres < 0 ? "-" : "", size / 1000, size % 1000);
    }

    /** How many levels have come from a gauge. */
    public long count(int gauge) {
        return counts.getOrDefault(gauge, 0L);
    }

    /** Their mean in mm, rounded down; 0 if there are none. */
    public int mean(int gauge) {
        long count = count(gauge);
        return count == 0 ? 0 : (int) Math.floorDiv(sums.getOrDefault(gauge, 0L), count);
    }

    /** The highest of them in mm; 0 if there are none. */
    public int highest(int gauge) {
        return highest.getOrDefault(gauge, 0);
    }

    /** The day's report: a line for each gauge that has sent, by number. Asked for once a day. */
    public String report() {
        StringBuilder report = new StringBuilder();
        for (int gauge : new TreeSet<>(counts.keySet())) {
            report.append("gauge ")
                    .append(gauge)
                    .append(": ")
                    .append(count(gauge))
                    .append(" levels, mean ");
            report.append(metres(mean(gauge)))
                    .append(" m, highest ")
                    .append(metres(highest(gauge)))
                    .append(" m\n");
        }
        return report.toString();
    }
}
