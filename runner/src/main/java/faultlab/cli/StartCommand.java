package faultlab.cli;

import faultlab.catalog.Lab;
import faultlab.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "start", description = "Copy a lab's subject into work/ID/, yours to edit.")
final class StartCommand extends LabCommand {

    /** {@code start --json}. */
    record Started(String lab, String folder, List<String> files, boolean created) {}

    @Parameters(paramLabel = "ID", description = "A lab, as `lab list` names it.")
    private String id = "";

    @Override
    public Integer call() {
        Lab lab = lab(id);
        boolean created = session().start(lab);
        Path folder = session().workspace().folder(lab);
        List<String> files = Workspace.subject(lab).stream()
                .map(file -> file.getFileName().toString())
                .toList();
        String first = home.relativize(folder.resolve(files.get(0))).toString();
        String text = created
                ? "%s%nEdit %s, then type `lab check %s`. `lab run %s` lets you watch the fault first; the story is in labs/%s/lesson.md.%n"
                        .formatted(lab.contract().title(), first, id, id, id)
                : "%s is there already and stays as it is. `lab reset %s` starts anew and keeps a copy.%n"
                        .formatted(first, id);
        result(new Started(lab.id(), folder.toString(), files, created), text);
        return Exits.OK;
    }
}
