package faultlab.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a ratio should be. Nothing is gated on it.
 *
 * @param now to be met by the median
 * @param later what the work goes on towards
 */
record Aim(Sense sense, double now, double later) {

    /** On which side of its aim a ratio is good. */
    enum Sense {
        @JsonProperty("at-least")
        AT_LEAST,
        @JsonProperty("at-most")
        AT_MOST
    }

    boolean isMetBy(Spread ratio) {
        return sense == Sense.AT_LEAST ? ratio.median() >= now : ratio.median() <= now;
    }
}
