package faultlab.execute;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * All processes of one run: the child JVM, what it started, and what left its tree ({@code setsid}), known by the run's
 * marker in the environment. Where there is no /proc the tree alone is known.
 */
final class ProcessTree {

    /** Environment variable that every process of a run inherits: {@code RUN@RUNNER_PID}. */
    static final String MARKER = "FAULTLAB_RUN";

    /** Against a process that starts others as fast as they are ended. */
    private static final int MOST_ROUNDS = 50;

    private static final int EMPTY_LOOKS = 2;
    private static final long BETWEEN_LOOKS_NANOS = 5_000_000;

    private static final Path PROC = Path.of("/proc");

    private final ProcessHandle child;
    private final String marker;
    private final Map<ProcessHandle, String> ended = new LinkedHashMap<>();
    private boolean over;

    ProcessTree(ProcessHandle child, String marker) {
        this.child = child;
        this.marker = marker;
    }

    /**
     * Ends the child JVM and then everything else of the run. What the child started is looked for after its end, since it
     * may start something until then, and until two looks in a row find nothing: between fork and exec a process shows no
     * environment. After that nobody is left who could start anything, so to be asked again costs nothing.
     *
     * @return the command lines of the others
     */
    synchronized List<String> end() {
        over = over || endAll();
        return List.copyOf(ended.values());
    }

    /** Whether all is ended: the child is gone and nobody was found any more. */
    private boolean endAll() {
        List<ProcessHandle> descendants = child.descendants().toList();
        child.destroyForcibly();
        awaitEnd(child);
        int empty = 0;
        for (int round = 0; empty < EMPTY_LOOKS && round < MOST_ROUNDS; round++) {
            List<ProcessHandle> others = others(round == 0 ? descendants : List.of());
            for (ProcessHandle other : others) {
                ended.putIfAbsent(other, commandLine(other));
                other.destroyForcibly();
            }
            others.forEach(ProcessTree::awaitEnd);
            empty = others.isEmpty() ? empty + 1 : 0;
            if (empty < EMPTY_LOOKS) {
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
        }
        return empty == EMPTY_LOOKS && !child.isAlive();
    }

    /** Processes of the run besides the child JVM itself. */
    List<ProcessHandle> others() {
        return others(child.descendants().toList());
    }

    private List<ProcessHandle> others(List<ProcessHandle> descendants) {
        return Stream.concat(
                        descendants.stream().filter(ProcessHandle::isAlive), marked(MARKER + "=" + marker).stream())
                .filter(process -> process.pid() != child.pid())
                .distinct()
                .toList();
    }

    /** The system takes a moment to end what was killed; one that nobody reaps stays listed for good. */
    private static void awaitEnd(ProcessHandle killed) {
        long patience = System.nanoTime() + 20_000_000;
        while (killed.isAlive() && System.nanoTime() < patience) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Ends what runs of dead runners left behind, as after a kill -9. */
    static void sweep() {
        for (ProcessHandle process : marked(MARKER + "=")) {
            String runner = environment(process.pid()).stream()
                    .filter(entry -> entry.startsWith(MARKER + "="))
                    .findFirst()
                    .map(entry -> entry.substring(entry.lastIndexOf('@') + 1))
                    .orElse("");
            if (runner.matches("\\d+")
                    && ProcessHandle.of(Long.parseLong(runner))
                            .filter(ProcessHandle::isAlive)
                            .isEmpty()) {
                process.destroyForcibly();
            }
        }
    }

    private static List<ProcessHandle> marked(String entry) {
        if (!Files.isDirectory(PROC)) {
            return List.of();
        }
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .map(Long::parseLong)
                    .filter(pid -> pid != ProcessHandle.current().pid())
                    .filter(pid -> environment(pid).stream().anyMatch(known -> known.startsWith(entry)))
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .filter(ProcessHandle::isAlive)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Empty for processes of other users and for those that just ended. */
    private static List<String> environment(long pid) {
        try {
            byte[] all = Files.readAllBytes(PROC.resolve(pid + "/environ"));
            return List.of(new String(all, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().or(() -> process.info().command()).orElse("process " + process.pid());
    }
}
