package faultlab.cli;

import faultlab.report.ListText;
import faultlab.report.ListText.Listing;
import picocli.CommandLine.Command;

@Command(name = "list", description = "The catalog by chapter, with your progress.")
final class ListCommand extends LabCommand {

    @Override
    public Integer call() {
        Listing listing = session().list();
        session().catalog().broken().forEach(problem -> note(String.valueOf(problem.getMessage())));
        result(listing, ListText.of(listing, style()));
        return Exits.OK;
    }
}
