package shared;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs a scenario's shapes in JVMs started like this one, with the flags that a shape is judged with. */
final class Standalone {

    private Standalone() {}

    /** Starts this JVM's own command line again for each shape, with the JVM flags of subject and shape, and the shape as its argument. */
    static void runEach(Set<String> shapes) throws IOException, InterruptedException {
        for (String shape : shapes) {
            List<String> arguments = new ArrayList<>(ownArguments()
                    .orElseThrow(() -> new IllegalStateException(
                            "this system does not tell a JVM its own command line; name one shape: "
                                    + String.join(", ", shapes))));
            arguments.add(shape);
            int exit = run(JvmFlags.of(shape), arguments);
            if (exit != 0) {
                System.out.println(shape + " ended with exit code " + exit);
            }
        }
    }

    /**
     * Starts this JVM's own command line again, arguments included, with the JVM flags of subject and shape, if this JVM has not got them.
     *
     * @return whether it did: what was to be run has run then
     */
    static boolean runWithFlags(String shape) throws IOException, InterruptedException {
        List<String> flags = JvmFlags.of(shape);
        Optional<List<String>> arguments = ownArguments();
        if (ManagementFactory.getRuntimeMXBean().getInputArguments().containsAll(flags) || arguments.isEmpty()) {
            return false;
        }
        int exit = run(flags, arguments.get());
        if (exit != 0) {
            System.exit(exit);
        }
        return true;
    }

    /** Empty where the system does not tell. */
    private static Optional<List<String>> ownArguments() {
        return ProcessHandle.current().info().arguments().map(List::of);
    }

    private static int run(List<String> flags, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(flags);
        command.addFirst(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** The lab's id: the package of the class this JVM was started with. */
    static String lab() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> !name.startsWith("shared."))
                        .findFirst())
                .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('.'))))
                .orElse("");
    }
}
