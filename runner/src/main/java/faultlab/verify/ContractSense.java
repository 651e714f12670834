package faultlab.verify;

import faultlab.catalog.Contract;
import faultlab.catalog.LabId;
import faultlab.catalog.Shape;
import faultlab.catalog.Shape.Expectation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What lab.yaml may say beyond its form: figures within reason, a subject to edit, a shape that shows the fault, choices. */
final class ContractSense {

    private final Contract contract;
    private final String file;
    private final List<Flaw> flaws = new ArrayList<>();

    private ContractSense(Contract contract) {
        this.contract = contract;
        this.file = "labs/" + contract.id() + "/lab.yaml";
    }

    static List<Flaw> flaws(Contract contract) {
        ContractSense sense = new ContractSense(contract);
        sense.figures();
        sense.subject();
        sense.shapes();
        sense.choices();
        return List.copyOf(sense.flaws);
    }

    private void figures() {
        within("chapter", contract.chapter(), 1, 4);
        within("minutes", contract.minutes(), 5, 120);
        within("difficulty", contract.difficulty(), 1, 5);
        if (contract.title().isBlank()) {
            wrong("title is blank", "Give the lab a title that does not tell the cause.");
        }
        if (!contract.allocatedPerOp().atMost()) {
            wrong(
                    "benchmark.allocatedPerOp is \"" + contract.allocatedPerOp() + "\", which asks for waste",
                    "Write \"<=N\" with N in bytes.");
        }
    }

    private void within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            wrong(key + " is " + value + ", expected " + least + " to " + most, "Correct " + key + ".");
        }
    }

    private void subject() {
        long java = contract.subject().stream()
                .filter(name -> name.matches("[A-Z]\\w*\\.java"))
                .count();
        if (java != 1) {
            wrong(
                    "subject lists " + java + " Java files, the learner edits one",
                    "List one, such as OrderDesk.java, and jvm.options where flags are part of the cause.");
        }
        contract.subject().stream()
                .filter(name -> !name.endsWith(".java") && !isOptions(name))
                .forEach(name -> wrong(
                        "subject lists \"" + name + "\"", "A subject is Java, jvm.options or jvm.SHAPE.options."));
    }

    private boolean isOptions(String name) {
        return name.equals(Shape.OPTIONS)
                || contract.shapes().stream().anyMatch(shape -> name.equals(shape.optionsFile()));
    }

    private void shapes() {
        if (contract.shapes().stream().noneMatch(shape -> shape.expect() == Expectation.FAULTY)) {
            wrong("no shape expects faulty, so nothing shows the fault", "Add one under shapes.");
        }
        contract.shapes().stream()
                .map(Shape::name)
                .filter(name -> !name.matches("[\\w-]+"))
                .forEach(name -> wrong("the shape \"" + name + "\" is not one word", "Rename it."));
    }

    private void choices() {
        List<String> choices = contract.choices();
        if (!choices.contains(contract.id())) {
            wrong("choices " + choices + " lacks " + contract.id() + ", the right one", "Add it.");
        }
        choices.stream()
                .filter(choice -> !LabId.CATALOG.contains(choice) && !choice.equals(contract.id()))
                .forEach(choice -> wrong(
                        "choices offers \"" + choice + "\", which no lab is about",
                        "Take one of " + LabId.CATALOG + "."));
        if (new HashSet<>(choices).size() != choices.size() || choices.size() < 3) {
            wrong("choices has " + choices + ", which is hardly a choice", "Offer three or more different ones.");
        }
    }

    private void wrong(String problem, String mend) {
        flaws.add(new Flaw(file, problem, mend));
    }
}
