package faultlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import faultlab.files.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    private static final int EACH = 25;

    @TempDir
    Path folder;

    /** Adds attempts one by one, as a process of its own. */
    public static void main(String[] args) {
        attempts(Path.of(args[0]));
    }

    private static void attempts(Path folder) {
        for (int i = 0; i < EACH; i++) {
            new Store(folder).update("toy", progress -> progress.attempt(false));
        }
    }

    @Test
    void updatesFromThreadsAndProcessesAtOnceLoseNothing() throws Exception {
        List<Process> processes = IntStream.range(0, 2).mapToObj(i -> process()).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> attempts(folder)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        assertThat(new Store(folder).progress("toy").attempts()).isEqualTo(6 * EACH);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("cache", "lab.db", "lab.db.lock");
        }
    }

    private Process process() {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StoreTest.class.getName(),
                            folder.toString())
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void progressThatCannotBeReadIsToldWithItsFile() throws IOException {
        Path file = folder.resolve("progress/toy.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"started\":");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new Store(folder).progress("toy"))
                .withMessageContaining(file.toString())
                .withMessageContaining("move it away");
    }

    @Test
    void oneLabsProgressIsNotAnothers() {
        Store store = new Store(folder);
        store.update("toy", Progress::start);
        assertThat(store.progress("toy").word()).isEqualTo("started");
        assertThat(store.progress("other").word()).isEqualTo("new");
    }

    @Test
    void aVersionIsKeptOnlyWhereItDiffersFromTheNewestOfItsFile() {
        Store store = new Store(folder);
        store.keep("toy", "A.java", "one", "editor");
        store.keep("toy", "A.java", "one", "page");
        store.keep("toy", "B.java", "one", "page");
        store.keep("toy", "A.java", "two", "page");
        store.keep("toy", "A.java", "one", "page");
        assertThat(store.versions("toy", "A.java"))
                .extracting(Version::content, Version::by, Version::hash)
                .containsExactly(
                        tuple("one", "page", Hash.of("one")),
                        tuple("two", "page", Hash.of("two")),
                        tuple("one", "editor", Hash.of("one")));
        assertThat(store.versions("toy", "B.java")).hasSize(1);
        assertThat(store.versions("other", "A.java")).isEmpty();
    }

    @Test
    void anAttemptIsKeptAndCounted() {
        Store store = new Store(folder);
        assertThat(store.lastAttempt("toy")).isEmpty();
        Attempt failed = store.attempt("toy", "fail", "hash", "{}");
        Attempt passed = store.attempt("toy", "pass", "other", "{\"lab\":\"toy\"}");
        assertThat(store.lastAttempt("toy")).contains(passed);
        assertThat(passed.id()).isGreaterThan(failed.id());
        assertThat(passed.check()).isEqualTo("{\"lab\":\"toy\"}");
        assertThat(store.progress("toy")).isEqualTo(new Progress(true, 2, 0, true, false));
    }

    @Test
    void theFirstDiagnosisStays() {
        Store store = new Store(folder);
        assertThat(store.guess("toy")).isEmpty();
        Guess first = store.lockIn("toy", "deadlock", false);
        assertThat(store.lockIn("toy", "toy", true)).isEqualTo(first);
        assertThat(store.guess("toy")).contains(first);
        assertThat(first.right()).isFalse();
    }

    @Test
    void readingMakesNothing() {
        Store store = new Store(folder);
        assertThat(store.progress()).isEmpty();
        assertThat(store.versions("toy", "A.java")).isEmpty();
        assertThat(store.guess("toy")).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }
}
