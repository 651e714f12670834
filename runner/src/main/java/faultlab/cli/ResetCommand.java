package faultlab.cli;

import faultlab.catalog.Lab;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "reset", description = "Start a lab anew; your work is moved aside, not lost.")
final class ResetCommand extends LabCommand {

    /** {@code reset --json}. */
    record WasReset(String lab, String folder, @Nullable String kept) {}

    @Parameters(paramLabel = "ID", description = "A lab that you started.")
    private String id = "";

    @Override
    public Integer call() {
        Lab lab = lab(id);
        Optional<Path> kept = session().workspace().reset(lab);
        String folder = session().workspace().folder(lab).toString();
        String text =
                kept.map(copy -> "Your work is kept in " + copy + ".\n").orElse("") + folder + " is as at the start.\n";
        result(new WasReset(lab.id(), folder, kept.map(Path::toString).orElse(null)), text);
        return Exits.OK;
    }
}
