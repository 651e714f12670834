package faultlab.diagnose.stability;

import java.util.Locale;

/** How what was measured stands to the two columns beside it. */
public enum Standing {
    /** The article's sign of risk is there. */
    RISK,
    /** Neither the sign nor within our bound; or the sign, with values too small for anybody to feel. */
    BETWEEN,
    /** Within our bound. */
    HEALTHY,
    /** There is no data or too little: never to be read as healthy. */
    UNKNOWN,
    /** There is nothing to judge it by. */
    UNJUDGED;

    /** The word for it in text and pages, as in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
