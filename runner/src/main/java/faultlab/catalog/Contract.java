package faultlab.catalog;

import java.util.List;
import java.util.Map;

/**
 * A lab's lab.yaml: the only place for its bounds.
 *
 * @param subject the files the learner edits, by name
 * @param libraries artifact ids on the runner's class path that every variant may use
 * @param memoryBytes the most resident memory any of the lab's JVMs may take
 * @param allocatedPerOp the bound on bytes allocated per operation of the benchmark
 * @param choices lab ids the learner chooses the diagnosis from
 */
public record Contract(
        String id,
        String title,
        int chapter,
        int minutes,
        int difficulty,
        List<String> subject,
        List<String> libraries,
        long memoryBytes,
        List<Shape> shapes,
        List<Signal> signals,
        Bound allocatedPerOp,
        Map<String, Decoy> decoys,
        List<String> choices) {

    /** The signals of one shape, in the order written. */
    public List<Signal> signalsOf(String shape) {
        return signals.stream().filter(signal -> signal.shape().equals(shape)).toList();
    }

    /** The options files that a variant may have, each with JVM flags; none where flags are no part of the lab. */
    public List<String> options() {
        return subject.stream().filter(name -> name.endsWith(".options")).toList();
    }
}
