package faultlab.cli;

import faultlab.catalog.Hints;
import faultlab.catalog.Lab;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "hint", description = "The next hint, or hint N; hints go from gentle to nearly the code.")
final class HintCommand extends LabCommand {

    /** {@code hint --json}; the text is Markdown. */
    record Hint(String lab, int number, int of, String text) {}

    @Parameters(index = "0", paramLabel = "ID", description = "A lab, as `lab list` names it.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "N", arity = "0..1", description = "Which hint, from 1.")
    private @Nullable Integer number;

    @Override
    public Integer call() {
        Lab lab = lab(id);
        List<String> hints = Hints.of(lab);
        int taken = session().store().progress(id).hints();
        int wanted = number == null ? Math.min(taken + 1, hints.size()) : number;
        if (wanted < 1 || wanted > hints.size()) {
            throw wrongUse(id + " has the hints 1 to " + hints.size() + ", not " + wanted + ".");
        }
        session().store().update(id, progress -> progress.hint(wanted));
        String text = hints.get(wanted - 1);
        String more =
                wanted < hints.size() ? "\n`lab hint " + id + "` gives the next.\n" : "\nThat was the last one.\n";
        result(
                new Hint(id, wanted, hints.size(), text),
                "Hint %d of %d%n%n%s%n%s".formatted(wanted, hints.size(), text, more));
        return Exits.OK;
    }
}
