package faultlab.observe;

import java.util.Locale;

/** A number of bytes in words, a thousand to the KB: {@code 96 bytes}, {@code 100 KB}, {@code 41.8 MB}. */
public final class Bytes {

    private static final long KILO = 1_000;

    private Bytes() {}

    /** The words for a number of bytes; a loss has a minus. */
    public static String text(long bytes) {
        var size = Math.abs(bytes);
        if (size < KILO) {
            return bytes + (size == 1 ? " byte" : " bytes");
        }
        return size < 999_500
                ? figure(bytes, KILO, "KB")
                : size < 999_500_000 ? figure(bytes, KILO * KILO, "MB") : figure(bytes, KILO * KILO * KILO, "GB");
    }

    /** The words for a change: {@code +41.8 MB}, {@code −100 KB}. */
    public static String change(long bytes) {
        return (bytes < 0 ? "−" : "+") + text(Math.abs(bytes));
    }

    private static String figure(long bytes, long unit, String name) {
        var value = (double) bytes / unit;
        var places = name.equals("KB") || Math.abs(value) >= 99.95 ? 0 : 1;
        return String.format(Locale.ROOT, "%." + places + "f %s", value, name);
    }
}
