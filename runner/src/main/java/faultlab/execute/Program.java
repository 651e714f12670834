package faultlab.execute;

import faultlab.files.Folders;
import faultlab.files.Temporary;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program beside the labs' own JVMs, such as Maven: bounded by time, and at {@link #close()} ended with all it started. If this
 * runner is killed before, the next one's {@link Child#sweep()} ends it.
 */
public final class Program implements AutoCloseable {

    private static final long LOOK_MILLIS = 2;

    private final Path folder;
    private final Process process;
    private final ProcessTree tree;
    private final Thread shutdownHook = new Thread(this::end, "end-program");

    private Program(Path folder, Process process, String marker) {
        this.folder = folder;
        this.process = process;
        tree = new ProcessTree(process.toHandle(), marker);
    }

    /** The program of a name on PATH, as a shell finds it. */
    public static Optional<Path> onPath(String name) {
        return onPath(name, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    static Optional<Path> onPath(String name, String path) {
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Starts a program with this JVM's environment, but for what would change the flags of every JVM. */
    public static Program start(List<String> line, Path in) throws IOException {
        return start(line, in, Map.of());
    }

    /** As {@link #start(List, Path)}, with further environment variables. */
    public static Program start(List<String> line, Path in, Map<String, String> environment) throws IOException {
        Path folder = Temporary.folder("program");
        try {
            String marker = UUID.randomUUID() + "@" + ProcessHandle.current().pid();
            ProcessBuilder builder = Child.builder(line, in)
                    .redirectErrorStream(false)
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile());
            builder.environment().putAll(environment);
            builder.environment().put(ProcessTree.MARKER, marker);
            Program program = new Program(folder, builder.start(), marker);
            program.hook();
            return program;
        } catch (IOException e) {
            Folders.remove(folder);
            throw e;
        }
    }

    private void hook() {
        try {
            Runtime.getRuntime().addShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // the runner itself is ending already
            end();
        }
    }

    /**
     * Waits for its end and returns the exit code.
     *
     * @throws IllegalStateException if it takes longer
     */
    public int awaitEnd(Duration most) throws InterruptedException {
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(name() + " was still at it after " + most.toSeconds() + " s: " + output());
        }
        return process.exitValue();
    }

    /**
     * Waits for the first line on its standard output.
     *
     * @throws IllegalStateException if it takes longer, or ends without one
     */
    public String awaitLine(Duration most) throws IOException, InterruptedException {
        long patience = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < patience) {
            boolean over = !process.isAlive();
            String out = text("out");
            int end = out.indexOf('\n');
            if (end >= 0) {
                return out.substring(0, end);
            }
            if (over) {
                throw new IllegalStateException(name() + " ended with " + process.exitValue() + ": " + output());
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new IllegalStateException(name() + " said nothing for " + most.toSeconds() + " s: " + output());
    }

    /** What it printed so far, standard output first. */
    public String output() {
        try {
            return text("out") + text("err");
        } catch (IOException e) {
            return "(its output cannot be read: " + e + ")";
        }
    }

    private String text(String stream) throws IOException {
        return new String(Files.readAllBytes(folder.resolve(stream)), StandardCharsets.UTF_8);
    }

    private String name() {
        return process.info().command().orElse("process " + process.pid());
    }

    /** Ends it at once, without giving it the time to tidy up; when this returns, the system has counted what it took. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void end() {
        tree.end();
    }

    @Override
    public void close() throws IOException {
        end();
        process.onExit().join();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // the runner itself is ending: the hook does its work
        }
        Folders.remove(folder);
    }
}
