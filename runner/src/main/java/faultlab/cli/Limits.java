package faultlab.cli;

import faultlab.observe.life.LifeLimits;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say from when on a thread is marked. */
final class Limits {

    @Option(
            names = "--waiting-limit",
            paramLabel = "SECONDS",
            description = "Mark threads that wait longer than this for no known reason; 5 if not given.")
    private double waiting = LifeLimits.ARTICLE.waiting().toMillis() / 1_000.0;

    @Option(
            names = "--runnable-limit",
            paramLabel = "MILLIS",
            description = "Mark threads that could run and did not for longer than this; 100 if not given.")
    private long runnable = LifeLimits.ARTICLE.runnable().toMillis();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    LifeLimits get() {
        if (!(waiting > 0 && waiting < 1e6) || runnable <= 0) {
            throw new ParameterException(
                    command.commandLine(), "A limit is a number above 0, such as --waiting-limit 1.5");
        }
        return new LifeLimits(Duration.ofMillis(Math.round(waiting * 1_000)), Duration.ofMillis(runnable));
    }
}
