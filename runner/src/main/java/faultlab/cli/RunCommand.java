package faultlab.cli;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.report.Observation;
import faultlab.report.ObservationText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = "Observe: run the scenario with profiler and collector on; signals, diagnosis, report.")
final class RunCommand extends LabCommand {

    @Parameters(paramLabel = "ID", description = "A lab, as `lab list` names it.")
    private String id = "";

    @Option(names = "--using", paramLabel = "VARIANT", description = Using.DESCRIPTION)
    private @Nullable String using;

    @Option(names = "--blind", description = "Keep the diagnosis back: name the cause yourself.")
    private boolean blind;

    @Option(
            names = "--debug",
            description =
                    "Hold each shape until a debugger attaches; the port is said on standard error. Nothing is profiled.")
    private boolean debug;

    @Mixin
    private Limits limits = new Limits();

    @Override
    public Integer call() {
        Lab lab = lab(id);
        Variant variant = session().variant(lab, Optional.ofNullable(using)).orElseGet(() -> {
            note("You have not started " + id + ", so this is the fault itself.");
            return Variant.fault(lab);
        });
        Observation observation = session().run(lab, variant, blind, debug, limits.get(), what -> note("… " + what));
        result(observation, new ObservationText(style(), home).of(observation));
        return observation.observed() ? Exits.OK : Exits.FAIL;
    }
}
