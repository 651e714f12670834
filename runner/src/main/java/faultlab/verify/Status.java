package faultlab.verify;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a stage of a check ended. */
public enum Status {
    @JsonProperty("pass")
    PASS,
    @JsonProperty("fail")
    FAIL,
    /** The lab itself could not do its part; never the learner's failure. */
    @JsonProperty("error")
    ERROR,
    /** Not run, since it would have told nothing new; the stage's message says why. */
    @JsonProperty("skipped")
    SKIPPED
}
