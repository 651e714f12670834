package faultlab.verify;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Root;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootFoldersTest {

    @TempDir
    Path folder;

    private JournalLab toy;

    @BeforeEach
    void aHealthyLab() throws IOException {
        toy = JournalLab.in(folder);
    }

    @Test
    void aLabHasAFolderInEachRoot() throws IOException {
        toy.write("labs/pom.xml", "");
        toy.write("faults/target/classes/A.class", "");
        assertThat(flaws()).isEmpty();
    }

    @Test
    void aFolderWithoutItsTwinsIsRefused() throws IOException {
        toy.write("faults/lonely/Subject.java", "");
        assertThat(flaws())
                .satisfiesExactlyInAnyOrder(
                        flaw -> assertThat(flaw).startsWith("solutions/lonely/: the folder is missing"),
                        flaw -> assertThat(flaw).startsWith("labs/lonely/: the folder is missing"));
    }

    @Test
    void aFileThatBelongsToNoLabIsRefused() throws IOException {
        toy.write("labs/notes.txt", "");
        toy.write("solutions/shared/Bounds.java", "");
        assertThat(flaws())
                .anySatisfy(flaw -> assertThat(flaw).startsWith("labs/notes.txt: the file belongs to no lab"))
                .anySatisfy(flaw -> assertThat(flaw).startsWith("labs/shared/: the folder is missing"));
    }

    private List<String> flaws() {
        return RootFolders.of(new Root(folder)).flaws().stream()
                .map(Flaw::toString)
                .toList();
    }
}
