package faultlab.verify;

import faultlab.catalog.Contract;
import faultlab.catalog.Decoy;
import faultlab.catalog.Shape;
import faultlab.catalog.Shape.Expectation;
import faultlab.verify.SignalResult.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a lab claims of its variants, held against their checks. */
final class Claims {

    private final Contract contract;

    Claims(Contract contract) {
        this.contract = contract;
    }

    /** All that a round shows to be untrue, its bounds' room included. */
    List<Flaw> flaws(Round round) {
        List<Flaw> flaws = new ArrayList<>(fault(round.fault()));
        round.solutions().forEach((using, check) -> solution(using, check).ifPresent(flaws::add));
        round.decoys().forEach((name, check) -> decoy(name, check).ifPresent(flaws::add));
        flaws.addAll(BoundsRoom.flaws(contract, round.fault(), round.reference()));
        return List.copyOf(flaws);
    }

    /** The fault fails, shows in each shape that expects it, and leaves the healthy shapes clean. */
    List<Flaw> fault(Check check) {
        String folder = "faults/" + contract.id() + "/";
        String look = "`lab check " + contract.id() + " --using fault` shows the check.";
        if (check.passed()) {
            return List.of(new Flaw(
                    folder,
                    "the exercise is already solved: the faulty subject passes every stage",
                    "Put the fault back into the subject, or judge it by what tells it from the fix."));
        }
        if (check.verdict() == Status.ERROR || check.signals().isEmpty()) {
            return List.of(new Flaw(folder, "the fault was not measured: " + words(check), look));
        }
        List<Flaw> flaws = new ArrayList<>();
        for (Shape shape : contract.shapes()) {
            List<SignalResult> results = check.signals().stream()
                    .filter(result -> result.shape().equals(shape.name()))
                    .toList();
            if (shape.expect() == Expectation.FAULTY && results.stream().noneMatch(this::showsTheFault)) {
                flaws.add(new Flaw(
                        folder,
                        "no signal of the shape " + shape.name() + " is faulty: " + values(results),
                        "Bring the scenario to its point, or move the bounds. " + look));
            }
            if (shape.expect() == Expectation.HEALTHY && !results.stream().allMatch(SignalResult::passes)) {
                flaws.add(new Flaw(
                        folder,
                        "the shape " + shape.name() + " is to be healthy even with the fault: " + values(results),
                        "Make the shape one that the fault does not touch, or expect faulty. " + look));
            }
        }
        return flaws;
    }

    /** The cap shows that something still moved, not that it was the fault. */
    private boolean showsTheFault(SignalResult result) {
        return result.status() == Judgement.FAULTY
                && contract.signalsOf(result.shape()).stream()
                        .anyMatch(signal -> signal.name().equals(result.name()));
    }

    private static String values(List<SignalResult> results) {
        return results.isEmpty()
                ? "nothing was measured"
                : results.stream()
                        .map(result -> result.name() + " " + result.value() + " is "
                                + result.status().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    /** The reference solution and each alternative pass in full. */
    Optional<Flaw> solution(String using, Check check) {
        return check.passed()
                ? Optional.empty()
                : Optional.of(new Flaw(
                        folder(using),
                        "a right fix does not pass: " + words(check),
                        "Mend it, or the check that rejects it: `lab check " + contract.id() + " --using " + using
                                + "`."));
    }

    private String folder(String using) {
        int colon = using.indexOf(':');
        return "solutions/" + contract.id() + "/"
                + (colon < 0 ? "" : using.substring(0, colon) + "s/" + using.substring(colon + 1) + "/");
    }

    /** A decoy falls, and first to the check that lab.yaml states. */
    Optional<Flaw> decoy(String name, Check check) {
        String stated = stated(name);
        if (check.firstRejections().contains(stated)) {
            return Optional.empty();
        }
        String shows = "`lab check " + contract.id() + " --using decoy:" + name + "` shows the check.";
        return Optional.of(
                check.passed()
                        ? new Flaw(
                                folder("decoy:" + name),
                                "the decoy passes every check",
                                "Add the check that tells it from a right fix (" + stated
                                        + "?), or make it an alternative.")
                        : new Flaw(
                                folder("decoy:" + name),
                                "the decoy falls to " + String.join(", ", check.firstRejections()) + ", not to "
                                        + stated + " as lab.yaml says: " + words(check),
                                "State that in decoys." + name + ".rejectedBy, or mend the check. " + shows));
    }

    String stated(String name) {
        Decoy decoy = contract.decoys().get(name);
        return decoy == null ? "" : Objects.requireNonNullElse(decoy.rejectedBy(), "");
    }

    /** The first stage that rejects and what it says. */
    static String words(Check check) {
        return check.stages().stream()
                .filter(Stage::rejects)
                .findFirst()
                .map(stage -> stage.name() + ": "
                        + (stage.message().isEmpty() ? "no more is known" : stage.message())
                        + stage.tests().stream()
                                .filter(test -> stage.failed().contains("tests:" + test.id()))
                                .limit(1)
                                .map(test -> " (" + test.id() + ": " + test.message() + ")")
                                .collect(Collectors.joining()))
                .orElse("every stage passes");
    }
}
