package faultlab.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An inclusive limit for a count or a number of bytes.
 *
 * @param atMost true for {@code <=}, false for {@code >=}
 */
public record Bound(boolean atMost, double limit) {

    private static final Pattern FORM = Pattern.compile("([<>])=(\\d+(?:\\.\\d+)?)");

    /**
     * Reads {@code "<=64"} or {@code ">=6"}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    @JsonCreator
    public static Bound parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a bound is written \"<=64\" or \">=6\", a limit that is itself allowed; got \"" + text + "\"");
        }
        return new Bound(matcher.group(1).equals("<"), Double.parseDouble(matcher.group(2)));
    }

    /** Whether the value lies on the bound's side of the limit, or on it. */
    public boolean holds(double value) {
        return atMost ? value <= limit : value >= limit;
    }

    @JsonValue
    @Override
    public String toString() {
        String number = limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
        return (atMost ? "<=" : ">=") + number;
    }
}
