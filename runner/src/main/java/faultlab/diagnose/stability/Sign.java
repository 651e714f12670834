package faultlab.diagnose.stability;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table.
 *
 * @param value in the kind's unit; null where it is not known
 * @param measured the value in words, with what it is made of; empty where nothing is known
 * @param missing what is missing and how to get it; null unless the standing is unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sign(
        Kind kind,
        Standing standing,
        @Nullable Double value,
        String measured,
        @Nullable String missing) {

    public Sign {
        if ((standing == Standing.UNKNOWN) != (missing != null)) {
            throw new IllegalArgumentException("exactly what is unknown says what is missing, got " + standing
                    + " and \"" + missing + "\" of " + kind);
        }
    }

    static Sign of(Kind kind, Standing standing, double value, String measured) {
        return new Sign(kind, standing, value, measured, null);
    }

    static Sign unknown(Kind kind, String missing) {
        return new Sign(kind, Standing.UNKNOWN, null, "", missing);
    }

    /** Something was measured, but too little to be judged. */
    static Sign tooLittle(Kind kind, @Nullable Double value, String measured, String missing) {
        return new Sign(kind, Standing.UNKNOWN, value, measured, missing);
    }

    @JsonProperty
    public String unit() {
        return kind.unit();
    }

    /** The article's sign of risk. */
    @JsonProperty
    public @Nullable String risk() {
        return kind.risk();
    }

    /** Our bound. */
    @JsonProperty
    public @Nullable String healthy() {
        return kind.healthy();
    }
}
