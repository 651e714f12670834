package faultlab.verify;

import faultlab.catalog.Contract;
import faultlab.catalog.Lab;
import faultlab.catalog.Shape;
import faultlab.catalog.Shape.Expectation;
import faultlab.diagnose.Diagnose;
import faultlab.diagnose.Diagnosis;
import faultlab.diagnose.Finding;
import faultlab.diagnose.Verdict;
import faultlab.observe.EvidenceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Diagnoses a lab's recorded evidence anew: the fault's names the lab, the solution's and healthy shapes' names nothing. */
public final class Replay {

    private final Contract contract;
    private final List<Flaw> flaws = new ArrayList<>();

    private Replay(Contract contract) {
        this.contract = contract;
    }

    /** Replays what is recorded; what is missing is {@link Inspection}'s to say. */
    public static List<Flaw> flaws(Lab lab) {
        Replay replay = new Replay(lab.contract());
        for (Shape shape : lab.contract().shapes()) {
            for (String subject : List.of("fault", "solution")) {
                String name = subject + "-" + shape.name() + ".ndjson.gz";
                Path file = lab.folder().resolve("evidence").resolve(name);
                if (Files.isRegularFile(file)) {
                    boolean faulty = subject.equals("fault") && shape.expect() == Expectation.FAULTY;
                    replay.replay(file, "labs/" + lab.id() + "/evidence/" + name, faulty);
                }
            }
        }
        return List.copyOf(replay.flaws);
    }

    private void replay(Path file, String where, boolean faulty) {
        String again = "`lab record " + contract.id() + "` records it anew.";
        try {
            Diagnosis diagnosis = Diagnose.of(EvidenceFile.read(file));
            problem(contract.id(), diagnosis, faulty)
                    .ifPresent(problem ->
                            flaws.add(new Flaw(where, problem, "Mend the rule in faultlab.diagnose, or " + again)));
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage()).replace(file.toString(), "it");
            flaws.add(new Flaw(
                    where, "cannot be replayed: " + message.lines().findFirst().orElse(""), again));
        }
    }

    /** What is wrong with a diagnosis of evidence that shows the fault, or of evidence that does not. */
    static Optional<String> problem(String id, Diagnosis diagnosis, boolean faulty) {
        String found = diagnosis.findings().isEmpty()
                ? "nothing" + (diagnosis.missing().isEmpty() ? "" : ", for want of " + diagnosis.missing())
                : diagnosis.findings().stream().map(Finding::cause).collect(Collectors.joining(", "));
        if (faulty) {
            boolean named = !diagnosis.findings().isEmpty()
                    && diagnosis.findings().get(0).cause().equals(id);
            return named
                    ? Optional.empty()
                    : Optional.of("the fault's evidence is diagnosed as " + found + ", not as " + id);
        }
        return diagnosis.verdict() == Verdict.HEALTHY
                ? Optional.empty()
                : Optional.of("evidence without the fault is diagnosed as " + found + ", not as healthy");
    }
}
