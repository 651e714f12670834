package faultlab.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the command line in a JVM of its own, as a shell would start it. */
final class Lab implements AutoCloseable {

    private final Process process;
    private final Path out;
    private final Path err;

    private Lab(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a command over a home folder, in a process group of its own and with Ctrl-C not ignored. */
    static Lab start(Path home, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
        line.addAll(java(home));
        line.addAll(List.of(words));
        Path out = Files.createTempFile(home, "out", ".txt");
        Path err = Files.createTempFile(home, "err", ".txt");
        Process process = new ProcessBuilder(line)
                .directory(home.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Lab(process, out, err);
    }

    /** The line that starts the command line's JVM, without a command. */
    static List<String> java(Path home) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-exports",
                "jdk.attach/sun.tools.attach=ALL-UNNAMED",
                "-Dfaultlab.home=" + home,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "faultlab.FaultLab");
    }

    long pid() {
        return process.pid();
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the words are on standard error. */
    Lab says(String words) {
        await().atMost(Duration.ofMinutes(2)).until(() -> err().contains(words) || !process.isAlive());
        return this;
    }

    /** Sends a signal, such as INT, to the command alone. */
    void signal(String name) throws IOException, InterruptedException {
        kill(name, Long.toString(pid()));
    }

    /** Sends a signal to the command and all it started that is still of its group, as a terminal does. */
    void signalGroup(String name) throws IOException, InterruptedException {
        kill(name, "-" + pid());
    }

    private static void kill(String name, String to) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-s", name, "--", to).inheritIO().start().waitFor();
    }

    /** Waits for the end. Returns the exit code, over 128 for a signal. */
    int exit() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new AssertionError("still running: " + err());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
