package faultlab.forked;

import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import jdk.jshell.spi.ExecutionControl.RunException;

/**
 * Runs a console's snippets in this JVM, under the loader that the live classes came from: so it sees the very objects. Also
 * answers what was printed and which objects are shown.
 */
final class ConsoleControl extends LocalExecutionControl {

    private final ClassLoader loader;
    private final ConsoleOutput output;

    ConsoleControl(ClassLoader loader, ConsoleOutput output) {
        super(loader);
        this.loader = loader;
        this.output = output;
    }

    /** The front end's class path, which the loader has already: a second copy of the classes would see other objects. */
    @Override
    public void addToClasspath(String path) {}

    /**
     * {@code printed}: what snippets printed since the last time. {@code version}: another number says that other objects are
     * shown. {@code types}: the shown objects' names and types, after at most so many milliseconds.
     */
    @Override
    public Object extensionCommand(String command, Object argument)
            throws RunException, EngineTerminationException, InternalException {
        try {
            return switch (command) {
                case "printed" -> output.take();
                case "version" -> shown().getMethod("version").invoke(null);
                case "types" ->
                    new HashMap<>(
                            (Map<?, ?>) shown().getMethod("types", long.class).invoke(null, argument));
                default -> super.extensionCommand(command, argument);
            };
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new InternalException(e.toString());
        }
    }

    private Class<?> shown() throws ClassNotFoundException {
        return Class.forName("shared.Shown", true, loader);
    }
}
