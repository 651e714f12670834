package faultlab.cli;

import faultlab.catalog.Roots;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code lab COMMAND}. Without a command it starts the site. */
@Command(
        name = "lab",
        description = "Fault Lab: observe, diagnose, fix and prove JVM stability faults.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            ListCommand.class,
            GenerateCommand.class,
            TestCommand.class,
            TrainCommand.class,
            StartCommand.class,
            RunCommand.class,
            CheckCommand.class,
            WatchCommand.class,
            ConsoleCommand.class,
            HintCommand.class,
            SolutionCommand.class,
            DiffCommand.class,
            ResetCommand.class,
            DiagnoseCommand.class,
            DoctorCommand.class,
            RecordCommand.class,
            VerifyCommand.class,
            NewCommand.class,
            BenchCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 pass or observed, 1 fail, 2 wrong use, 3 the lab itself failed."})
public final class Main implements Callable<Integer> {

    private static final String SERVE = "serve";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args, Site site) {
        Stopping stopping = Stopping.ofThisThread();
        int exit = Exits.ERROR;
        try {
            CommandLine line = commandLine(Roots.home(), site);
            exit = line.execute(completed(line, args));
        } catch (Throwable failure) {
            // an Error, which picocli lets through, must not look like a failed check
            failure.printStackTrace();
        }
        stopping.over();
        System.exit(exit);
    }

    /** {@code lab --port 8080} is {@code lab serve --port 8080}, as {@code lab} is {@code lab serve}. */
    static String[] completed(CommandLine line, String... args) {
        boolean itsOwn = args.length == 0
                || !args[0].startsWith("-")
                || line.getCommandSpec().findOption(args[0]) != null;
        return itsOwn ? args : Stream.concat(Stream.of(SERVE), Stream.of(args)).toArray(String[]::new);
    }

    /** The command line over one home folder, for tests too. */
    static CommandLine commandLine(Path home, Site site) {
        CommandLine line = new CommandLine(new Main(), new Factory(home, site));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(new Failures());
        line.setParameterExceptionHandler(new WrongUse());
        return line;
    }

    @Override
    public Integer call() {
        return spec.commandLine().execute(SERVE);
    }

    /** Commands get the home folder, and the one that serves the site. */
    private record Factory(Path home, Site site) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (LabCommand.class.isAssignableFrom(type)) {
                K command = CommandLine.defaultFactory().create(type);
                ((LabCommand) command).home = home;
                switch (command) {
                    case ServeCommand serve -> serve.site = site;
                    case TrainCommand train -> train.site = site;
                    default -> {}
                }
                return command;
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
