package faultlab.cli;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was wrong with the words typed, offers the nearest, and names the help: exit code 2. */
final class WrongUse implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine line = failure.getCommandLine();
        Failures.say(line, Arrays.asList(args).contains("--json"), Exits.USAGE, String.valueOf(failure.getMessage()));
        UnmatchedArgumentException.printSuggestions(failure, line.getErr());
        line.getErr()
                .println(Typed.here("`lab " + (line.getParent() == null ? "" : line.getCommandName() + " ")
                        + "--help` shows how it is used."));
        line.getErr().flush();
        return Exits.USAGE;
    }
}
