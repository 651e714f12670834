package faultlab.execute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that keep the machine's cores busy while something is proved beside them: what depends on timing shows. They
 * end with {@link #close()}, with the runner, and even if the runner is killed: each looks whether it is still there.
 */
public final class Hog implements AutoCloseable {

    private static final int LEAST = 2;

    private final List<Process> processes = new ArrayList<>();
    private final Thread shutdownHook = new Thread(this::end, "end-hogs");

    private Hog() {
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /** Starts one for each processor, two at least. */
    public static Hog start() {
        Hog hog = new Hog();
        try {
            int count = Math.max(LEAST, Runtime.getRuntime().availableProcessors());
            for (int i = 0; i < count; i++) {
                hog.add();
            }
            return hog;
        } catch (IOException e) {
            hog.close();
            throw new UncheckedIOException("cannot start a shell to keep the cores busy", e);
        }
    }

    /** A bare loop, so that its load stays the same from the first moment on. */
    private void add() throws IOException {
        String runner = Long.toString(ProcessHandle.current().pid());
        ProcessBuilder loop =
                new ProcessBuilder("sh", "-c", "while kill -0 \"$1\" 2>/dev/null; do :; done", "faultlab-hog", runner);
        loop.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        processes.add(loop.start());
    }

    /** Process ids of those that run. */
    public List<Long> running() {
        return processes.stream().filter(Process::isAlive).map(Process::pid).toList();
    }

    private void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Override
    public void close() {
        end();
        processes.forEach(process -> process.onExit().join());
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // the runner itself is ending: the hook does its work
        }
    }
}
