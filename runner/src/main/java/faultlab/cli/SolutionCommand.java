package faultlab.cli;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.session.Session;
import faultlab.workspace.Workspace;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "solution", description = "The reference solution: what it changes, why, and other right fixes.")
final class SolutionCommand extends LabCommand {

    /** {@code solution --json}; {@code why} is Markdown, {@code diff} unified. */
    record Solution(String lab, String why, String diff, List<String> alternatives) {}

    @Parameters(paramLabel = "ID", description = "A lab, as `lab list` names it.")
    private String id = "";

    @Override
    public Integer call() {
        Lab lab = lab(id);
        Session session = session();
        String why = session.why(lab);
        String diff = Workspace.diff(lab, Variant.solution(lab));
        List<String> alternatives =
                Variant.alternatives(lab).stream().map(Variant::using).toList();
        session.store().update(id, progress -> progress.solution());
        String others = alternatives.isEmpty()
                ? ""
                : "\nOther right fixes: " + String.join(", ", alternatives) + "\n`lab diff " + id + " --using "
                        + alternatives.get(0) + "` shows one.\n";
        result(new Solution(id, why, diff, alternatives), why + "\n" + diff + "\n" + others);
        return Exits.OK;
    }
}
