package faultlab.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {

    @TempDir
    Path folder;

    private List<String> names() throws Exception {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anAtomicWriteMakesFoldersReplacesTheFileAndLeavesNothingBeside() throws Exception {
        Path file = folder.resolve("a/b/file");
        AtomicFile.write(file, bytes("old"));
        AtomicFile.write(file, bytes("new"));
        assertThat(file).hasContent("new");
        try (Stream<Path> entries = Files.list(folder.resolve("a/b"))) {
            assertThat(entries).containsExactly(file);
        }
    }

    @Test
    void anAtomicWriteThatFailsLeavesWhatWasThereAndNothingBeside() throws Exception {
        Path file = folder.resolve("file");
        Files.createDirectories(file.resolve("in the way"));
        assertThatIOException().isThrownBy(() -> AtomicFile.write(file, bytes("new")));
        assertThat(file.resolve("in the way")).isDirectory();
        assertThat(names()).containsExactly("file");
    }

    @Test
    void aFolderIsRemovedWithAllInItButNotWhereItsLinksLead() throws Exception {
        Path kept = Files.writeString(folder.resolve("kept"), "kept");
        Path gone = folder.resolve("gone");
        Files.createDirectories(gone.resolve("deep"));
        Files.writeString(gone.resolve("deep/file"), "x");
        Files.createSymbolicLink(gone.resolve("link"), kept);
        Files.createSymbolicLink(gone.resolve("loop"), gone);
        gone.resolve("deep").toFile().setWritable(false);
        Folders.remove(gone);
        Folders.remove(gone);
        assertThat(names()).containsExactly("kept");
    }

    @Test
    void aFolderThatSomebodyStillWritesIntoIsRemovedOnceTheyEnd() throws Exception {
        Path written = Files.createDirectories(folder.resolve("written"));
        CountDownLatch begun = new CountDownLatch(1);
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int file = 0; file < 5_000; file++) {
                written.resolve("file-" + file).toFile().mkdir();
                begun.countDown();
            }
        });
        begun.await();
        Folders.remove(written);
        writer.join();
        assertThat(names()).isEmpty();
    }

    @Test
    void aGuardIsHeldByOneThreadAtATime() throws Exception {
        Path lock = folder.resolve("lock");
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Void>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    try (Guard alone = Guard.hold(lock)) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }))
                .toList();
        all.forEach(CompletableFuture::join);
        assertThat(most).hasValue(1);
    }

    @Test
    void waitingForAGuardEndsWithAnInterrupt() throws Exception {
        Path lock = folder.resolve("lock");
        try (Guard alone = Guard.hold(lock)) {
            CompletableFuture<Exception> outcome = new CompletableFuture<>();
            Thread waiting = Thread.ofPlatform().start(() -> {
                try {
                    Guard.hold(lock).close();
                    outcome.complete(new IllegalStateException("held twice"));
                } catch (Exception e) {
                    outcome.complete(e);
                }
            });
            waiting.interrupt();
            assertThat(outcome.get()).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void theSweepRemovesOnlyOldFoldersOfDeadRunners() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path tmp = Path.of(System.getProperty("java.io.tmpdir"));
        Path old = Files.createTempDirectory(tmp, "faultlab-" + dead.pid() + "-old");
        Path young = Files.createTempDirectory(tmp, "faultlab-" + dead.pid() + "-young");
        Path living = Temporary.folder("living");
        FileTime before = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Files.setLastModifiedTime(old, before);
        Files.setLastModifiedTime(living, before);
        try {
            Temporary.sweep();
            assertThat(old).doesNotExist();
            assertThat(young).exists();
            assertThat(living).exists();
        } finally {
            Folders.remove(young);
            Folders.remove(living);
        }
    }
}
