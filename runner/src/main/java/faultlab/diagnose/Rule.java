package faultlab.diagnose;

import faultlab.observe.Evidence;
import java.util.List;
import java.util.Optional;

/** Looks for one root cause. Rules know the JDK's names only, never those of an application. */
interface Rule {

    /** What the rule needs and the evidence lacks, in words; empty if it can judge. */
    Optional<String> lacks(Evidence evidence);

    /** What it found; asked only if it lacks nothing. */
    List<Finding> findings(Evidence evidence);
}
