package faultlab.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's entry. */
@Command(
        name = "lab",
        description = "Fault Lab: observe, diagnose, fix and prove JVM stability faults.",
        subcommands = {CheckCommand.class},
        mixinStandardHelpOptions = true)
public final class Main {

    private Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
