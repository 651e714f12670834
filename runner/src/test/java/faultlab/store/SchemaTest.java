package faultlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of other times, and what is left of some. */
class SchemaTest {

    private static final List<String> NOW = Schema.CURRENT.migrations();

    private static final Schema LATER = with("later");

    private static final Schema BROKEN = with("broken");

    @TempDir
    Path folder;

    private static Schema with(String step) {
        return new Schema(List.of(NOW.get(0), "classpath:faultlab/store/" + step), Schema.CURRENT.version() + 1);
    }

    private Path file() {
        return folder.resolve("lab.db");
    }

    private List<Path> kept() throws IOException {
        Path kept = folder.resolve("kept");
        if (!Files.exists(kept)) {
            return List.of();
        }
        try (Stream<Path> copies = Files.list(kept)) {
            return copies.toList();
        }
    }

    private Store started() {
        Store store = new Store(folder);
        store.update("toy", Progress::start);
        return store;
    }

    @Test
    void theVersionIsThatOfTheLastStep() throws IOException {
        try (Stream<Path> steps = Files.list(Path.of("src/main/resources/faultlab/store/migrations"))) {
            assertThat(steps.map(step -> step.getFileName().toString().replaceAll("V(\\d+)__.*", "$1")))
                    .contains(Integer.toString(Schema.CURRENT.version()))
                    .doesNotContain(Integer.toString(Schema.CURRENT.version() + 1));
        }
    }

    @Test
    void oldProgressIsReadWhereItIsAndTakenOverByTheFirstChange() throws IOException {
        Path old = folder.resolve("progress/toy.json");
        Files.createDirectories(old.getParent());
        String text = "{\"started\":true,\"attempts\":7,\"hints\":1,\"passed\":true,\"solutionSeen\":false}";
        Files.writeString(old, text);
        Files.createFile(old.resolveSibling("lock"));
        Progress before = new Progress(true, 7, 1, true, false);

        Store store = new Store(folder);
        assertThat(store.progress("toy")).isEqualTo(before);
        assertThat(store.progress()).containsOnlyKeys("toy");
        assertThat(old).exists();
        assertThat(file()).doesNotExist();

        store.update("other", Progress::start);
        assertThat(store.progress("toy")).isEqualTo(before);
        assertThat(old).doesNotExist();
        try (Stream<Path> entries = Files.list(folder)) {
            Path aside = entries.filter(entry -> entry.getFileName().toString().startsWith("progress.old-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(aside.resolve("toy.json")).hasContent(text);
        }
    }

    @Test
    void oldProgressIsTakenOverOnceOnly() throws IOException {
        Store store = started();
        Path old = folder.resolve("progress/toy.json");
        Files.createDirectories(old.getParent());
        Files.writeString(old, "{\"started\":true,\"attempts\":7,\"hints\":1,\"passed\":true,\"solutionSeen\":false}");
        store.update("toy", progress -> progress.hint(2));
        assertThat(store.progress("toy")).isEqualTo(new Progress(true, 0, 2, false, false));
    }

    @Test
    void oldProgressThatCannotBeReadStopsTheTakingOverAndStays() throws IOException {
        Path old = folder.resolve("progress/toy.json");
        Files.createDirectories(old.getParent());
        Files.writeString(old, "{\"started\":");
        assertThatExceptionOfType(java.io.UncheckedIOException.class)
                .isThrownBy(this::started)
                .withMessageContaining(old.toString())
                .withMessageContaining("move it away");
        assertThat(old).exists();
        assertThat(file()).doesNotExist();
        Files.delete(old);
        assertThat(started().progress("toy").started()).isTrue();
    }

    @Test
    void anOlderStoreIsBroughtUpToDateAfterACopyWasKept() throws IOException {
        started();
        Store later = new Store(folder, LATER);
        assertThat(later.progress("toy").started()).isTrue();
        later.update("toy", progress -> progress.hint(3));
        assertThat(later.progress("toy").hints()).isEqualTo(3);
        assertThat(kept()).hasSize(1);

        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.copy(kept().get(0), elsewhere.resolve("lab.db"));
        assertThat(new Store(elsewhere).progress("toy")).isEqualTo(new Progress(true, 0, 0, false, false));
    }

    @Test
    void aStoreOfANewerFaultLabIsRefusedWithTheWayOutAndLeftAsItIs() throws IOException {
        new Store(folder, LATER).update("toy", Progress::start);
        byte[] before = Files.readAllBytes(file());
        Store store = new Store(folder);
        for (Runnable use : List.<Runnable>of(this::started, store::progress)) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(use::run)
                    .withMessageContaining(file().toString())
                    .withMessageContaining("newer Fault Lab")
                    .withMessageContaining("git pull")
                    .withMessageContaining("move the file away");
        }
        assertThat(file()).hasBinaryContent(before);
        assertThat(new Store(folder, LATER).progress("toy").started()).isTrue();
    }

    @Test
    void aStepThatFailsLeavesTheStoreAsItWasAndSaysWhereTheCopyIs() throws IOException {
        started();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> new Store(folder, BROKEN).progress())
                .withMessageContaining("could not be brought up to date")
                .withMessageContaining(folder.resolve("kept").toString());
        assertThat(kept()).hasSize(1);
        Store store = new Store(folder);
        store.update("toy", progress -> progress.hint(1));
        assertThat(store.progress("toy")).isEqualTo(new Progress(true, 0, 1, false, false));
    }

    @Test
    void aFileThatIsNoDatabaseIsTold() throws IOException {
        Files.writeString(file(), "not a database, though it is long enough to look like one ".repeat(100));
        damaged();
    }

    @Test
    void aDatabaseWithPagesOverwrittenIsTold() throws IOException {
        Store store = started();
        for (int i = 0; i < 50; i++) {
            store.keep("toy", "A.java", "x".repeat(1000) + i, "page");
        }
        try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
            long pages = raw.length();
            raw.seek(4096);
            raw.write(new byte[(int) (pages - 4096)]);
        }
        damaged();
        Files.move(file(), folder.resolve("away"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(started().progress("toy").started()).isTrue();
    }

    private void damaged() {
        for (Runnable use : List.<Runnable>of(this::started, () -> new Store(folder).progress())) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(use::run)
                    .withMessageContaining(file() + " is damaged")
                    .withMessageContaining("work/ stays as it is")
                    .withMessageContaining("Move lab.db");
        }
    }

    @Test
    void theLogOfADatabaseThatWasMovedAwayIsNotPlayedIntoTheNext() throws Exception {
        started();
        Path log = folder.resolve("lab.db-wal");
        try (var connection = Database.source(file()).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE progress SET hints = 9");
            Files.copy(log, folder.resolve("copy"));
        }
        Files.delete(file());
        Files.move(folder.resolve("copy"), log, StandardCopyOption.REPLACE_EXISTING);
        assertThat(started().progress("toy")).isEqualTo(new Progress(true, 0, 0, false, false));
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("lab.db-wal.old-"));
        }
    }
}
