package faultlab.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.session.Session;
import faultlab.session.ToyLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    @TempDir
    Path home;

    private Lab lab;
    private Workspace workspace;
    private Path work;

    @BeforeEach
    void layOut() throws IOException {
        ToyLab.in(home);
        lab = Session.open(home).catalog().lab("toy");
        workspace = new Workspace(home.resolve("work"), home.resolve("kept"));
        work = home.resolve("work/toy");
    }

    private List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    @Test
    void startCopiesTheSubjectAndNothingElse() throws IOException {
        assertThat(workspace.start(lab)).isTrue();
        assertThat(names(work)).containsExactly("Counter.java");
        assertThat(names(home.resolve("work"))).containsExactly("toy");
        assertThat(Workspace.diff(lab, new Variant("work", work))).isEmpty();
    }

    @Test
    void startLeavesWorkThatIsThere() throws IOException {
        workspace.start(lab);
        Files.writeString(work.resolve("Counter.java"), "mine");
        assertThat(workspace.start(lab)).isFalse();
        assertThat(work.resolve("Counter.java")).hasContent("mine");
    }

    @Test
    void startIsAllOrNothing() throws IOException {
        Files.delete(home.resolve("faults/toy/Counter.java"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> workspace.start(lab))
                .withMessageContaining(work.toString());
        assertThat(names(home.resolve("work"))).isEmpty();
    }

    @Test
    void manyStartsAtOnceMakeOneFolder() throws IOException {
        List<CompletableFuture<Boolean>> starts = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> workspace.start(lab)))
                .toList();
        assertThat(starts.stream().filter(CompletableFuture::join)).hasSize(1);
        assertThat(names(home.resolve("work"))).containsExactly("toy");
    }

    @Test
    void resetKeepsACopyAndStartsAnew() throws IOException {
        workspace.start(lab);
        Files.writeString(work.resolve("Counter.java"), "mine");
        Files.writeString(work.resolve("Notes.txt"), "also mine");
        Path kept = workspace.reset(lab).orElseThrow();
        assertThat(kept.resolve("Counter.java")).hasContent("mine");
        assertThat(kept.resolve("Notes.txt")).hasContent("also mine");
        assertThat(Workspace.diff(lab, new Variant("work", work))).isEmpty();
    }

    @Test
    void resetOfWhatWasNotStartedStartsIt() {
        assertThat(workspace.reset(lab)).isEmpty();
        assertThat(work.resolve("Counter.java")).exists();
    }

    @Test
    void resetThatCannotStartAnewLeavesTheWorkWhereItIs() throws IOException {
        workspace.start(lab);
        Files.writeString(work.resolve("Counter.java"), "mine");
        Files.delete(home.resolve("faults/toy/Counter.java"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> workspace.reset(lab))
                .withMessageContaining("nothing was reset");
        assertThat(work.resolve("Counter.java")).hasContent("mine");
        assertThat(names(home.resolve("work"))).containsExactly("toy");
    }

    @Test
    void resetThatCannotKeepTheWorkLeavesItWhereItIs() throws IOException {
        workspace.start(lab);
        Files.writeString(work.resolve("Counter.java"), "mine");
        Files.writeString(home.resolve("kept"), "in the way");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> workspace.reset(lab))
                .withMessageContaining("nothing was reset");
        assertThat(work.resolve("Counter.java")).hasContent("mine");
        assertThat(names(home.resolve("work"))).containsExactly("toy");
    }
}
