package faultlab.cli;

import picocli.CommandLine.Command;

/** Listed for the help. The launcher carries it out itself, since it builds what this program is part of. */
@Command(name = "test", description = "Everything CI runs, once (in a checkout: ./lab test).")
final class TestCommand extends LabCommand {

    @Override
    public Integer call() {
        throw wrongUse("test builds the checkout with Maven: type ./lab test there");
    }
}
