package faultlab.cli;

import faultlab.catalog.Lab;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "record", description = "For authors: record a lab's evidence and the measured table of its lesson.")
final class RecordCommand extends LabCommand {

    /** {@code record --json}. */
    record Recorded(String lab, List<String> files) {}

    @Parameters(paramLabel = "ID", description = "A lab whose fault fails and whose solution passes.")
    private String id = "";

    @Override
    public Integer call() {
        Lab lab = lab(id);
        List<String> files = session().record(lab, what -> note("… " + what)).stream()
                .map(file -> home.relativize(file).toString())
                .toList();
        result(new Recorded(id, files), String.join("\n", files) + "\nRead the diff, then `lab verify " + id + "`.\n");
        return Exits.OK;
    }
}
