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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private WorkFile counter() {
        return workspace.files(lab).get(0);
    }

    @Test
    void theFilesAreTheSubjectsUntilTheLabIsStartedAndTheLearnersThen() throws IOException {
        WorkFile subject = counter();
        assertThat(subject.content()).isEqualTo(Files.readString(home.resolve("faults/toy/Counter.java")));
        assertThat(subject.hash()).isEqualTo(Workspace.hash(subject.content()));
        assertThat(work).doesNotExist();
        workspace.start(lab);
        Files.writeString(work.resolve("Counter.java"), "mine");
        Files.writeString(work.resolve("Other.java"), "mine too");
        Files.writeString(work.resolve("notes.txt"), "no Java");
        assertThat(workspace.files(lab)).extracting(WorkFile::name).containsExactly("Counter.java", "Other.java");
        assertThat(counter().content()).isEqualTo("mine");
    }

    @Test
    void whatIsNoTextIsLeftOutAndNotSavedOver() throws IOException {
        workspace.start(lab);
        byte[] binary = {(byte) 0xff, 0, 1};
        Files.write(work.resolve("Binary.java"), binary);
        Files.writeString(work.resolve("Huge.java"), "x".repeat(WorkFiles.MOST_BYTES + 1));
        assertThat(workspace.files(lab)).extracting(WorkFile::name).containsExactly("Counter.java");
        for (String name : List.of("Binary.java", "Huge.java")) {
            assertThatExceptionOfType(IllegalFileException.class)
                    .isThrownBy(() -> workspace.save(lab, name, "new", null))
                    .withMessageContaining(work.resolve(name).toString())
                    .withMessageContaining("in your own editor");
        }
        assertThat(work.resolve("Binary.java")).hasBinaryContent(binary);
    }

    @Test
    void aSaveStartsTheLabAndWritesTheFile() throws IOException {
        WorkFile saved = workspace.save(lab, "Counter.java", "new ü", counter().hash());
        assertThat(work.resolve("Counter.java")).hasContent("new ü");
        assertThat(counter()).isEqualTo(saved);
        assertThat(names(work)).containsExactly("Counter.java");
    }

    @Test
    void aStaleSaveWritesNothingAndGivesWhatIsThere() throws IOException {
        String base = counter().hash();
        workspace.save(lab, "Counter.java", "by another", base);
        assertThatExceptionOfType(StaleException.class)
                .isThrownBy(() -> workspace.save(lab, "Counter.java", "mine", base))
                .withMessageContaining("Counter.java was changed elsewhere")
                .satisfies(stale -> assertThat(stale.current()).contains(counter()));
        assertThat(work.resolve("Counter.java")).hasContent("by another");
        Files.delete(work.resolve("Counter.java"));
        assertThatExceptionOfType(StaleException.class)
                .isThrownBy(() -> workspace.save(lab, "Counter.java", "mine", base))
                .withMessageContaining("was removed")
                .satisfies(stale -> assertThat(stale.current()).isEmpty());
        assertThat(names(work)).isEmpty();
    }

    @Test
    void aNewFileIsNotSavedOverOneThatIsThere() {
        WorkFile added = workspace.save(lab, "Other.java", "one", null);
        assertThatExceptionOfType(StaleException.class)
                .isThrownBy(() -> workspace.save(lab, "Other.java", "two", null))
                .satisfies(stale -> assertThat(stale.current()).contains(added));
        assertThatExceptionOfType(StaleException.class)
                .isThrownBy(() -> workspace.remove(lab, "Other.java", Workspace.hash("two")));
        workspace.remove(lab, "Other.java", added.hash());
        assertThat(work.resolve("Other.java")).doesNotExist();
    }

    @Test
    void ofManySavesOfTheSameSightOneWins() throws IOException {
        String base = counter().hash();
        List<CompletableFuture<Boolean>> saves = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> saves("by " + i, base)))
                .toList();
        assertThat(saves.stream().filter(CompletableFuture::join)).hasSize(1);
        assertThat(names(work)).containsExactly("Counter.java");
    }

    private boolean saves(String content, String base) {
        try {
            workspace.save(lab, "Counter.java", content, base);
            return true;
        } catch (StaleException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "counter.java",
                "Counter.txt",
                "../Counter.java",
                "A/B.java",
                "A.java\n",
                ".Counter.java",
                "Ä.java"
            })
    void aNameThatIsNoClasssIsRefused(String name) {
        assertThatExceptionOfType(IllegalFileException.class)
                .isThrownBy(() -> workspace.save(lab, name, "x", null))
                .withMessageContaining("name it as Java names a class");
        assertThat(work).doesNotExist();
    }

    @Test
    void whatCannotBeAFileIsRefused() {
        String base = counter().hash();
        assertThatExceptionOfType(IllegalFileException.class)
                .isThrownBy(() -> workspace.save(lab, "Counter.java", "ü".repeat(WorkFiles.MOST_BYTES / 2 + 1), base))
                .withMessageContaining("the most is 262144");
        assertThatExceptionOfType(IllegalFileException.class)
                .isThrownBy(() -> workspace.save(lab, "Counter.java", "\ud800", base))
                .withMessageContaining("half of a character");
        assertThatExceptionOfType(IllegalFileException.class)
                .isThrownBy(() -> workspace.remove(lab, "Counter.java", base))
                .withMessageContaining("cannot be removed");
        assertThat(counter().hash()).isEqualTo(base);
    }

    @Test
    void theHashOverAllFilesTellsEveryChange() {
        WorkFile one = new WorkFile("A.java", "a", Workspace.hash("a"));
        WorkFile two = new WorkFile("B.java", "b", Workspace.hash("b"));
        WorkFile renamed = new WorkFile("C.java", "b", Workspace.hash("b"));
        String hash = Workspace.hash(List.of(one, two));
        assertThat(Workspace.hash(List.of(two, one))).isEqualTo(hash);
        assertThat(List.of(
                        Workspace.hash(List.of(one)), Workspace.hash(List.of(one, renamed)), Workspace.hash(List.of())))
                .doesNotContain(hash)
                .doesNotHaveDuplicates();
    }
}
