package faultlab.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("file");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private SeenFile seen(String text) {
        return new SeenFile(file, Hash.of(text));
    }

    private void alone() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).containsExactly(file);
        }
    }

    @Test
    void whatWasSeenIsReplaced() throws IOException {
        Files.writeString(file, "old");
        assertThat(seen("old").replace(bytes("new"))).isTrue();
        assertThat(file).hasContent("new");
        alone();
    }

    @Test
    void anythingElseStays() throws IOException {
        Files.writeString(file, "another");
        assertThat(seen("old").replace(bytes("new"))).isFalse();
        assertThat(seen("old").remove()).isFalse();
        assertThat(SeenFile.create(file, bytes("new"))).isFalse();
        assertThat(file).hasContent("another");
        alone();
    }

    @Test
    void whatIsGoneStaysAway() throws IOException {
        assertThat(seen("old").replace(bytes("new"))).isFalse();
        assertThat(seen("old").remove()).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatWasSeenIsRemovedAndMadeAnew() throws IOException {
        Files.writeString(file, "old");
        assertThat(seen("old").remove()).isTrue();
        assertThat(folder).isEmptyDirectory();
        assertThat(SeenFile.create(file, bytes("new"))).isTrue();
        assertThat(file).hasContent("new");
        alone();
    }

    @Test
    void oneOfManyThatCreateAtOnceWins() throws IOException {
        List<CompletableFuture<Boolean>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return SeenFile.create(file, bytes("by " + i));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .toList();
        assertThat(all.stream().filter(CompletableFuture::join)).hasSize(1);
        alone();
    }

    /** An editor that knows no lock saves, and goes on only when its text was seen: one replaced unseen would never be. */
    @Test
    void aSaveByAnEditorIsNeverReplacedUnseen() throws Exception {
        AtomicFile.write(file, bytes("start"));
        Set<String> seen = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> page = CompletableFuture.supplyAsync(() -> save(seen, over::get));
        try {
            for (int i = 0; i < 300; i++) {
                String text = "by the editor: " + i;
                AtomicFile.write(file, bytes(text));
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> seen.contains(text));
            }
        } finally {
            over.set(true);
        }
        assertThat(page.get()).isPositive();
        alone();
    }

    private int save(Set<String> seen, BooleanSupplier over) {
        int saved = 0;
        try {
            while (!over.getAsBoolean()) {
                String text = Files.readString(file);
                seen.add(text);
                saved += seen(text).replace(bytes("by the page: " + saved)) ? 1 : 0;
            }
            return saved;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
