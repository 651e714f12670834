package faultlab.diagnose;

import faultlab.observe.Evidence;
import java.util.List;
import java.util.Optional;

/** Looks for one root cause. Rules know the JDK's names only, never those of an application. */
interface Rule {

    /** What the rule would need to say that nothing is wrong and the evidence lacks, in words; empty if it lacks nothing. */
    Optional<String> lacks(Evidence evidence);

    /** What it found, the sure and the unsure: of evidence that lacks something too. */
    List<Finding> findings(Evidence evidence);
}
