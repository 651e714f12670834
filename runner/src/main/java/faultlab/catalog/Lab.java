package faultlab.catalog;

import java.nio.file.Path;

/** A lab: its contract and the root it lies in. */
public record Lab(Contract contract, Root root) {

    /** One lower-case word: the folder in all three roots and the Java package. */
    public String id() {
        return contract.id();
    }

    /** {@code labs/ID}: contract, lesson, hints, tests, benchmark, evidence. */
    public Path folder() {
        return root.labs().resolve(id());
    }

    /** {@code faults/ID}: the faulty subject and the scenario. */
    public Path fault() {
        return root.faults().resolve(id());
    }

    /** {@code solutions/ID}: the reference solution, alternatives and decoys. */
    public Path solution() {
        return root.solutions().resolve(id());
    }
}
