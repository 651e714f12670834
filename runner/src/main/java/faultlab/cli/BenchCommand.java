package faultlab.cli;

import faultlab.bench.Bench;
import faultlab.bench.BenchText;
import faultlab.bench.Measured;
import faultlab.bench.PerformancePage;
import faultlab.catalog.Lab;
import faultlab.execute.Program;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        description =
                "The product's own speed, side by side with what you would run instead: ratios, with their spread.",
        footer = {
            "",
            "It takes half a minute a round and gates nothing: exit code 0 once it has measured, 3 if it could not."
        })
final class BenchCommand extends LabCommand {

    private static final int MOST_ROUNDS = 100;

    @Option(names = "--lab", paramLabel = "ID", description = "The lab to measure with. Default: the catalog's first.")
    private @Nullable String id;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds to measure, after one that warms. Default: 5.")
    private int rounds = 5;

    @Option(names = "--write", description = "Write the figures into " + PerformancePage.PLACE + " of this checkout.")
    private boolean write;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw wrongUse("--rounds is 1 to " + MOST_ROUNDS + ", got " + rounds + ".");
        }
        Lab lab = id == null ? first() : lab(id);
        Optional<PerformancePage> page = PerformancePage.of(home);
        if (write && page.isEmpty()) {
            throw wrongUse("--write needs " + home.resolve(PerformancePage.PLACE) + ", which is not there.");
        }
        Measured measured = new Bench(home, Program.onPath("mvn")).measure(lab.id(), rounds, what -> note("… " + what));
        if (write) {
            page.orElseThrow().write(measured);
            note("wrote " + PerformancePage.PLACE);
        }
        result(measured, BenchText.of(measured));
        return Exits.OK;
    }

    private Lab first() {
        return session().catalog().labs().stream()
                .findFirst()
                .orElseThrow(() -> wrongUse("There are no labs here to measure with."));
    }
}
