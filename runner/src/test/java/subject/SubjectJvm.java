package subject;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM in which a program runs; ended when closed, and by itself after some minutes if its test was killed. */
public final class SubjectJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private SubjectJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts one of {@link Subject}'s programs and returns once it is at its point. */
    public static SubjectJvm start(String program, String... flags) throws IOException {
        return start(Path.of("target/test-classes"), Subject.class.getName(), List.of(program), flags);
    }

    /** Starts a main class and returns once it has said "ready". */
    public static SubjectJvm start(Path classes, String main, List<String> arguments, String... flags)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java().toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:NativeMemoryTracking=summary",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:SelfDestructTimer=3",
                "-cp",
                classes.toAbsolutePath() + libraries()));
        command.addAll(List.of(flags));
        command.add(main);
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        SubjectJvm jvm = new SubjectJvm(process);
        try {
            jvm.awaitLine("ready");
        } catch (IOException e) {
            jvm.close();
            throw e;
        }
        return jvm;
    }

    /** What {@link PoolPrograms} need, as far as this JVM has it. */
    private static String libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> jar.matches(".*/(HikariCP|h2|slf4j-api|slf4j-nop)-[^/]*\\.jar"))
                .map(jar -> File.pathSeparator + jar)
                .collect(Collectors.joining());
    }

    /** The java command of the JDK that runs the tests. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    public long pid() {
        return process.pid();
    }

    public Process process() {
        return process;
    }

    /** Sends the program a line on stdin. */
    public void send(String line) throws IOException {
        process.outputWriter().write(line + "\n");
        process.outputWriter().flush();
    }

    /** The next line that the program prints. */
    public String readLine() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the program ended before it said more");
        }
        return line;
    }

    public void awaitLine(String wanted) throws IOException {
        for (String line = output.readLine(); !wanted.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IOException("the program ended before it said '" + wanted + "'");
            }
        }
    }

    /** Returns when the program has ended by itself. */
    public void awaitEnd() throws IOException {
        while (output.readLine() != null) {
            // What it prints is not asked for.
        }
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
