package faultlab.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import faultlab.catalog.Bound;
import faultlab.catalog.Signal;

/** A signal's value beside the bounds that judge it. */
public record SignalResult(
        String shape, String name, long value, String unit, Bound healthy, Bound faulty, Judgement status) {

    /** What lies between the two bounds is inconclusive and does not pass. */
    public enum Judgement {
        @JsonProperty("healthy")
        HEALTHY,
        @JsonProperty("faulty")
        FAULTY,
        @JsonProperty("inconclusive")
        INCONCLUSIVE
    }

    /** A signal's value, judged. */
    public static SignalResult of(Signal signal, long value) {
        Judgement judgement = signal.healthy().holds(value)
                ? Judgement.HEALTHY
                : signal.faulty().holds(value) ? Judgement.FAULTY : Judgement.INCONCLUSIVE;
        return new SignalResult(
                signal.shape(), signal.name(), value, signal.unit(), signal.healthy(), signal.faulty(), judgement);
    }

    /** Whether the value is within its healthy bound. */
    public boolean passes() {
        return status == Judgement.HEALTHY;
    }

    /** As in a decoy's {@code rejectedBy}. */
    public String check() {
        return "signals:" + shape + "." + name;
    }
}
