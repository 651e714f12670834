package faultlab.cli;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.workspace.Workspace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "diff", description = "What you changed, as a unified diff from the lab's subject.")
final class DiffCommand extends LabCommand {

    /** {@code diff --json}. */
    record Difference(String lab, String using, String diff) {}

    @Parameters(paramLabel = "ID", description = "A lab that you started.")
    private String id = "";

    @Option(names = "--using", paramLabel = "VARIANT", description = Using.DESCRIPTION)
    private @Nullable String using;

    @Override
    public Integer call() {
        Lab lab = lab(id);
        Variant variant = session()
                .variant(lab, Optional.ofNullable(using))
                .orElseThrow(() -> wrongUse("You have not started " + id + " yet: `lab start " + id + "`."));
        String diff = Workspace.diff(lab, variant);
        result(new Difference(lab.id(), variant.using(), diff), diff.isEmpty() ? "No difference.\n" : diff + "\n");
        return Exits.OK;
    }
}
