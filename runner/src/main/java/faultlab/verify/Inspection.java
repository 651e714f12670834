package faultlab.verify;

import faultlab.catalog.Contract;
import java.util.List;
import java.util.stream.Stream;

/** Everything that can be held against a lab without running it, in the order in which an author would mend it. */
public final class Inspection {

    private Inspection() {}

    /** Inspects a lab's files. */
    public static List<Flaw> of(Contract contract, LabFiles files) {
        return Stream.of(
                        Drafts.flaws(files),
                        ContractSense.flaws(contract),
                        ShapeLines.flaws(contract, files.text(files.folder("labs") + "lab.yaml")),
                        SignalLines.flaws(contract, files.text(files.folder("labs") + "lab.yaml")),
                        Inventory.flaws(contract, files),
                        SubjectText.flaws(contract, files),
                        OptionsText.flaws(contract, files),
                        DecoyList.flaws(contract, files),
                        LessonText.flaws(contract, files))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Whether a lab with these flaws can be run: what is wrong lies in texts and recordings only. */
    public static boolean canRun(List<Flaw> flaws) {
        return flaws.stream().allMatch(Flaw::isOnlyRead);
    }
}
