package faultlab.diagnose;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a diagnosis comes to. */
public enum Verdict {
    /** No rule fired, and every rule had the data it needs. */
    HEALTHY,
    /** At least one root cause was found. */
    FAULTY,
    /** No rule fired, but not every rule had the data it needs: nothing can be said. */
    UNKNOWN;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
