package faultlab.report;

import java.util.Locale;

/** Numbers of bytes as people read them, in units of 1,024: "512 bytes", "9.4 KB", "100 KB", "2.1 MB". */
public final class Bytes {

    private static final String[] UNITS = {"KB", "MB", "GB", "TB"};

    private Bytes() {}

    /** A size. */
    public static String text(long bytes) {
        if (Math.abs(bytes) < 1024) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        var size = bytes / 1024.0;
        var unit = 0;
        while (Math.abs(size) >= 1023.95 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, fine(size, unit) ? "%.1f %s" : "%,.0f %s", size, UNITS[unit]);
    }

    /** Tenths where they tell something: below 10 KB, and of anything larger. */
    private static boolean fine(double size, int unit) {
        return Math.abs(size) < (unit == 0 ? 9.95 : 99.95);
    }

    /** A change: "+2.1 MB", "−300 KB". */
    public static String change(long bytes) {
        return (bytes < 0 ? "−" : "+") + text(Math.abs(bytes));
    }
}
