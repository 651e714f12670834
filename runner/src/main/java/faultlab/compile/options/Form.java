package faultlab.compile.options;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a flag may be set to.
 *
 * @param value the whole value
 * @param expected in words, with an example
 * @param most what a value means that is bounded
 */
record Form(Pattern value, String expected, Most most) {

    /** What a value may not go beyond. */
    enum Most {
        ANY,
        HUNDRED,
        /** The lab's {@code memory}, in bytes. */
        MEMORY
    }

    static final Form SWITCH = form("[+-]", "a + or - before the name", Most.ANY);
    static final Form ON = form("\\+", "a + before the name", Most.ANY);
    static final Form NUMBER = form("\\d{1,9}", "a whole number, such as 4", Most.ANY);
    static final Form DECIMAL = form("\\d{1,6}(\\.\\d{1,6})?", "a number, such as 2.0", Most.ANY);

    /** More would only be threads that nobody asked for: the JVM itself takes any number. */
    static final Form THREADS = form("\\d{1,3}", "a number of at most three digits, such as 4", Most.ANY);

    static final Form PERCENT = form("\\d{1,3}", "a percentage from 0 to 100", Most.HUNDRED);

    /** As {@link #PERCENT}, for flags that take a fraction too. */
    static final Form PART = form("\\d{1,3}(\\.\\d{1,6})?", "a percentage from 0 to 100", Most.HUNDRED);

    /** The JVM's log of what a collector or a safepoint did, to standard output: that is kept in part and capped. */
    static final Form LOG = form(
            "SELECTION(,SELECTION)*(:(stdout|stderr)?(:[a-z,]*)?)?"
                    .replace("SELECTION", "(gc|safepoint)(\\+\\w+)*\\*?(=\\w+)?"),
            "what of gc and safepoint to print, such as -Xlog:gc*",
            Most.ANY);

    /** Bytes that the JVM takes. */
    static final Form MEMORY = form("\\d{1,12}[kKmMgGtT]?", "a size, such as 64m", Most.MEMORY);

    static Form oneOf(String... words) {
        String all = String.join("|", words);
        return form(all, "one of " + all, Most.ANY);
    }

    static Form form(String value, String expected, Most most) {
        return new Form(Pattern.compile(value), expected, most);
    }

    /**
     * What is wrong with a flag whose name is allowed, if anything.
     *
     * @param memory bytes that the lab gives a JVM
     */
    Optional<Objection> objection(Flag flag, long memory) {
        if (!value.matcher(flag.value()).matches()) {
            return Optional.of(new Objection(flag, flag.shown() + ": expected is " + expected, "correct it"));
        }
        return switch (most) {
            case HUNDRED -> percent(flag, Double.parseDouble(flag.value()));
            case MEMORY -> size(flag, bytes(flag.value()), memory);
            case ANY -> Optional.empty();
        };
    }

    private Optional<Objection> percent(Flag flag, double percent) {
        return percent <= 100
                ? Optional.empty()
                : Optional.of(new Objection(flag, flag.shown() + ": expected is " + expected, "correct it"));
    }

    private static Optional<Objection> size(Flag flag, double bytes, long memory) {
        return bytes <= memory
                ? Optional.empty()
                : Optional.of(new Objection(
                        flag,
                        "%s is %.0f MB, and a JVM of this lab may take %d MB"
                                .formatted(flag.shown(), bytes / (1 << 20), memory >> 20),
                        "set no more than that"));
    }

    /** A double holds what no long does: 999999999999t. */
    private static double bytes(String size) {
        int unit = " kmgt".indexOf(Character.toLowerCase(size.charAt(size.length() - 1)));
        String digits = unit < 0 ? size : size.substring(0, size.length() - 1);
        return Double.parseDouble(digits) * Math.pow(1024, Math.max(0, unit));
    }
}
