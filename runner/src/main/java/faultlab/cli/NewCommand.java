package faultlab.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "new", description = "For authors: lay out a new lab, which `lab verify ID` then walks you through.")
final class NewCommand extends LabCommand {

    /**
     * {@code new --json}.
     *
     * @param files from the checkout on
     */
    record LaidOut(String lab, List<String> files) {}

    @Parameters(paramLabel = "ID", description = "One lower-case word: folder, package, URL and alias.")
    private String id = "";

    @Override
    public Integer call() {
        session().refusesNew(id).ifPresent(why -> {
            throw wrongUse(why);
        });
        List<String> files = session().layOut(id);
        String text = "Laid out:\n  " + String.join("\n  ", files) + "\n`lab verify " + id
                + "` says what to write next, file by file; CONTRIBUTING.md says why.\n";
        result(new LaidOut(id, files), text);
        return Exits.OK;
    }
}
