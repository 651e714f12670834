package faultlab.verify;

import faultlab.catalog.Contract;
import faultlab.catalog.Signal;
import faultlab.verify.SignalResult.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether bounds stand well inside the gap between what fault and solution were measured at, so that a loaded machine does
 * not turn one into the other. A signal marked {@code exact} is a plain count, and its bounds may stand on the values.
 */
final class BoundsRoom {

    /** From a measured value to its bound, as a part of the gap. */
    static final double LEAST_ROOM = 0.10;

    /** From bound to bound: what is inconclusive, as a part of the gap. */
    static final double LEAST_APART = 0.20;

    private BoundsRoom() {}

    static List<Flaw> flaws(Contract contract, Check fault, Check solution) {
        List<Flaw> flaws = new ArrayList<>();
        for (Signal signal : contract.signals()) {
            Optional<SignalResult> broken = result(fault, signal);
            Optional<SignalResult> right = result(solution, signal);
            if (broken.isPresent() && right.isPresent() && !signal.exact()) {
                problem(signal, broken.get(), right.get())
                        .ifPresent(problem -> flaws.add(new Flaw(
                                "labs/" + contract.id() + "/lab.yaml",
                                "signals." + signal.id() + ": fault "
                                        + broken.get().value() + ", solution "
                                        + right.get().value() + ", but " + problem,
                                "Move the bound well inside the gap, make the scenario larger, or add exact: true if"
                                        + " nothing but the subject can move the count.")));
            }
        }
        return List.copyOf(flaws);
    }

    private static Optional<SignalResult> result(Check check, Signal signal) {
        return check.signals().stream()
                .filter(result ->
                        result.shape().equals(signal.shape()) && result.name().equals(signal.name()))
                .findFirst();
    }

    /** Where the fault leaves the signal healthy, the scale is from the solution's value to the faulty bound. */
    private static Optional<String> problem(Signal signal, SignalResult fault, SignalResult solution) {
        if (fault.status() == Judgement.INCONCLUSIVE) {
            return Optional.of("the fault is inconclusive");
        }
        boolean tells = fault.status() == Judgement.FAULTY;
        double healthy = signal.healthy().limit();
        double faulty = signal.faulty().limit();
        double gap = Math.abs(solution.value() - (tells ? fault.value() : faulty));
        double besideSolution = Math.abs(solution.value() - healthy);
        double besideFault = Math.abs(fault.value() - faulty);
        if (besideSolution < LEAST_ROOM * gap) {
            return Optional.of(tooNear("healthy \"" + signal.healthy() + "\"", "the solution's value"));
        }
        if (tells && besideFault < LEAST_ROOM * gap) {
            return Optional.of(tooNear("faulty \"" + signal.faulty() + "\"", "the fault's value"));
        }
        return Math.abs(healthy - faulty) < LEAST_APART * gap
                ? Optional.of("the two bounds are less than " + percent(LEAST_APART) + " of the gap apart")
                : Optional.empty();
    }

    private static String tooNear(String bound, String value) {
        return bound + " is nearer to " + value + " than " + percent(LEAST_ROOM) + " of the gap";
    }

    private static String percent(double part) {
        return Math.round(part * 100) + " %";
    }
}
