package faultlab.diagnose;

import faultlab.observe.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Diagnoses evidence: the same evidence always gets the same verdict and findings. */
public final class Diagnose {

    private static final List<Rule> RULES = List.of(
            new HandoffRule(),
            new DeadlockRule(),
            new ResidenceRule(),
            new CancellationRule(),
            new TimersRule(),
            new CacheRule(),
            new SlicesRule(),
            new BuffersRule(),
            new ThreadlocalsRule(),
            new ClassloadersRule(),
            new PoolingRule(),
            new DanglingRule(),
            new ArenasRule(),
            new MappingsRule(),
            new EscapeRule(),
            new TimeoutsRule(),
            new ConnectionsRule(),
            new RetriesRule(),
            new HumongousRule(),
            new SizeclassesRule(),
            new FinalizersRule(),
            new TriggersRule(),
            new MarkingRule(),
            new ChurnRule());

    private Diagnose() {}

    /** Asks every rule about one JVM. */
    public static Diagnosis of(Evidence evidence) {
        var begin = System.nanoTime();
        var findings =
                RULES.stream().flatMap(rule -> rule.findings(evidence).stream()).toList();
        var lacking = RULES.stream().flatMap(rule -> rule.lacks(evidence).stream());
        var suspected = findings.stream()
                .filter(finding -> finding.confidence() < Diagnosis.LEAST_CONFIDENCE)
                .map(finding -> "enough to tell whether this is " + finding.cause() + ": " + finding.summary());
        var missing = Stream.concat(lacking, suspected).distinct().toList();
        return conclude(begin, findings, missing);
    }

    /** The union over the shapes of a lab, each in its own JVM: every finding names its shape. */
    public static Diagnosis ofShapes(Map<String, Evidence> shapes) {
        var begin = System.nanoTime();
        var findings = new ArrayList<Finding>();
        var missing = new ArrayList<String>();
        shapes.forEach((shape, evidence) -> {
            var one = of(evidence);
            one.findings().forEach(finding -> findings.add(finding.inShape(shape)));
            one.missing().forEach(lack -> missing.add(shape + ": " + lack));
        });
        if (shapes.isEmpty()) {
            missing.add("no shape was run");
        }
        return conclude(begin, findings, missing);
    }

    private static Diagnosis conclude(long begin, List<Finding> all, List<String> missing) {
        var findings = all.stream()
                .filter(finding -> finding.confidence() >= Diagnosis.LEAST_CONFIDENCE)
                .sorted(Comparator.comparingDouble(Finding::confidence).reversed())
                .toList();
        var verdict = !findings.isEmpty() ? Verdict.FAULTY : missing.isEmpty() ? Verdict.HEALTHY : Verdict.UNKNOWN;
        return new Diagnosis(verdict, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin), findings, missing);
    }
}
