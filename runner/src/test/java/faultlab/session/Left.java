package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a runner with a process id has left behind. */
public final class Left {

    private Left() {}

    /** Waits until nothing is left of the runner: no process with its marker, no temporary folder with its name. */
    public static void nothingOf(long runner) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(processesOf(runner)).isEmpty());
        assertThat(foldersOf(runner)).isEmpty();
    }

    /** Nothing is left of this JVM's runs. */
    public static void nothing() {
        nothingOf(ProcessHandle.current().pid());
    }

    /** Processes that carry the runner's marker. */
    public static List<Long> processesOf(long runner) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(folder -> folder.getFileName().toString().matches("\\d+"))
                    .filter(folder -> environment(folder)
                            .anyMatch(entry -> entry.startsWith("FAULTLAB_RUN=") && entry.endsWith("@" + runner)))
                    .map(folder -> Long.valueOf(folder.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> environment(Path process) {
        try {
            byte[] all = Files.readAllBytes(process.resolve("environ"));
            return Stream.of(new String(all, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** Temporary folders that carry the runner's process id. */
    public static List<Path> foldersOf(long runner) {
        return temporary(name -> name.startsWith("faultlab-" + runner + "-"));
    }

    /** What the flight recorder of a JVM left: it names its folder by the time and the process id. */
    public static List<Path> recordersOf(long pid) {
        return temporary(name -> name.endsWith("_" + pid));
    }

    private static List<Path> temporary(Predicate<String> name) {
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.filter(entry -> name.test(entry.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processes whose command line has the words. */
    public static List<ProcessHandle> running(String words) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(words))
                        .isPresent())
                .toList();
    }
}
