package faultlab.verify;

import faultlab.catalog.Contract;
import faultlab.catalog.Decoy;
import faultlab.catalog.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The decoys that lab.yaml lists beside those that lie in solutions/ID/decoys, and the checks they name. */
final class DecoyList {

    private final Contract contract;
    private final LabFiles files;
    private final String yaml;
    private final List<Flaw> flaws = new ArrayList<>();

    private DecoyList(Contract contract, LabFiles files) {
        this.contract = contract;
        this.files = files;
        this.yaml = files.folder("labs") + "lab.yaml";
    }

    static List<Flaw> flaws(Contract contract, LabFiles files) {
        DecoyList list = new DecoyList(contract, files);
        list.folders();
        contract.decoys().forEach(list::entry);
        return List.copyOf(list.flaws);
    }

    private void folders() {
        String folder = files.folder("solutions") + "decoys/";
        List<String> found = files.folders(folder);
        if (contract.decoys().isEmpty() && found.isEmpty()) {
            flaws.add(new Flaw(
                    yaml,
                    "there are no decoys, so nothing shows that a wrong fix is rejected",
                    "Put a wrong fix that a colleague would push into " + folder + "NAME/ and list it under decoys."));
        }
        found.stream()
                .filter(name -> !contract.decoys().containsKey(name))
                .forEach(name -> flaws.add(new Flaw(
                        folder + name + "/",
                        "the decoy is not in lab.yaml",
                        "Add " + name + ": {rejectedBy: \"…\", why: \"…\"} under decoys in " + yaml + ".")));
        contract.decoys().keySet().stream()
                .filter(name -> !found.contains(name))
                .forEach(name -> flaws.add(new Flaw(
                        yaml,
                        "decoys." + name + " has no folder",
                        "Put the wrong fix into " + folder + name + "/, or strike it from lab.yaml.")));
    }

    private void entry(String name, Decoy decoy) {
        if (Objects.requireNonNullElse(decoy.why(), "").isBlank()) {
            flaws.add(new Flaw(
                    yaml,
                    "decoys." + name + ".why is missing",
                    "Write one sentence that tells the learner why it falls."));
        }
        String check = Objects.requireNonNullElse(decoy.rejectedBy(), "");
        problem(check)
                .ifPresent(problem -> flaws.add(new Flaw(
                        yaml,
                        "decoys." + name + ".rejectedBy " + problem,
                        "`lab check " + contract.id() + " --using decoy:" + name + "` shows what rejects it first.")));
    }

    private Optional<String> problem(String check) {
        int colon = check.indexOf(':');
        String name = check.substring(colon + 1);
        return switch (colon < 0 ? check : check.substring(0, colon)) {
            case "" -> Optional.of("is missing");
            case "compile" -> Optional.of("is compile: a decoy must compile, or it teaches nothing");
            case "tests" -> hasTest(name) ? Optional.empty() : Optional.of("names no test: " + check);
            case "signals" -> hasSignal(name) ? Optional.empty() : Optional.of("names no signal: " + check);
            case "benchmark" ->
                List.of("allocatedPerOp", "ratio").contains(name)
                        ? Optional.empty()
                        : Optional.of("names no gate of the benchmark (allocatedPerOp, ratio): " + check);
            default ->
                Optional.of("is \"" + check
                        + "\", expected tests:Class.method, signals:shape.name or benchmark:allocatedPerOp|ratio");
        };
    }

    private boolean hasTest(String name) {
        int dot = name.indexOf('.');
        if (dot < 0 || !name.substring(0, dot).endsWith("Test")) {
            return false;
        }
        String source = files.text(files.folder("labs") + name.substring(0, dot) + ".java");
        return Pattern.compile("@\\w*Test\\b[^;]*\\bvoid\\s+" + Pattern.quote(name.substring(dot + 1)) + "\\s*\\(")
                .matcher(source)
                .find();
    }

    private boolean hasSignal(String name) {
        return contract.signals().stream().map(Signal::id).anyMatch(name::equals);
    }
}
