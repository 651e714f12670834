package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.catalog.Lab;
import faultlab.catalog.UnknownException;
import faultlab.store.Attempt;
import faultlab.store.Guess;
import faultlab.store.Version;
import faultlab.verify.Check;
import faultlab.workspace.StaleException;
import faultlab.workspace.WorkFile;
import faultlab.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {

    private static final String FILE = "Counter.java";

    @TempDir
    Path home;

    private Session session;
    private Lab lab;
    private Path file;

    @BeforeEach
    void layOut() throws IOException {
        ToyLab toy = ToyLab.in(home);
        ToyLab.warm(home);
        session = toy.session();
        lab = session.catalog().lab("toy");
        file = home.resolve("work/toy").resolve(FILE);
    }

    private WorkFile current() {
        return session.workspace().files(lab).get(0);
    }

    @Test
    void aSaveStartsTheLabAndKeepsWhatWasThereAndWhatIs() throws IOException {
        String subject = current().content();
        session.save(lab, FILE, "one", current().hash());
        Files.writeString(file, "by an editor");
        session.save(lab, FILE, "two", current().hash());
        assertThat(file).hasContent("two");
        assertThat(session.store().versions("toy", FILE))
                .extracting(Version::content, Version::by)
                .containsExactly(
                        tuple("two", "page"),
                        tuple("by an editor", "editor"),
                        tuple("one", "page"),
                        tuple(subject, "editor"));
        assertThat(session.store().progress("toy").started()).isTrue();
    }

    @Test
    void aStaleSaveGivesWhatAnEditorSavedAndKeepsIt() throws IOException {
        WorkFile seen = session.save(lab, FILE, "one", current().hash());
        Files.writeString(file, "by an editor");
        assertThatExceptionOfType(StaleException.class)
                .isThrownBy(() -> session.save(lab, FILE, "two", seen.hash()))
                .satisfies(stale -> assertThat(stale.current())
                        .hasValueSatisfying(now -> assertThat(now.content()).isEqualTo("by an editor")));
        assertThat(file).hasContent("by an editor");
        assertThat(session.store().versions("toy", FILE).get(0).content()).isEqualTo("by an editor");
    }

    @Test
    void aFileThatIsRemovedIsKeptAsAVersion() {
        session.save(lab, "Other.java", "other", null);
        session.remove(lab, "Other.java", Workspace.hash("other"));
        assertThat(file.resolveSibling("Other.java")).doesNotExist();
        assertThat(session.store().versions("toy", "Other.java"))
                .extracting(Version::content)
                .containsExactly("other");
    }

    @Test
    void aCheckIsKeptWithItsJsonAndWhatWasChecked() throws IOException {
        session.start(lab);
        Files.writeString(file, "class {");
        Check check = session.check(lab, session.workspace().variant(lab).orElseThrow(), CheckListener.NONE);
        Attempt attempt = session.store().lastAttempt("toy").orElseThrow();
        assertThat(attempt.verdict()).isEqualTo("fail");
        assertThat(attempt.work()).isEqualTo(Workspace.hash(session.workspace().files(lab)));
        JsonNode kept = new ObjectMapper().readTree(attempt.check());
        assertThat(kept.path("verdict").asText()).isEqualTo("fail");
        assertThat(kept.path("next").asText()).isEqualTo(check.next());
        assertThat(session.store().progress("toy").attempts()).isEqualTo(1);
        assertThat(session.store().versions("toy", FILE).get(0).content()).isEqualTo("class {");
    }

    @Test
    void theFirstOfTheLabsChoicesThatIsLockedInStays() {
        assertThatExceptionOfType(UnknownException.class)
                .isThrownBy(() -> session.lockIn(lab, "deadlock"))
                .withMessageContaining("there is no choice \"deadlock\"");
        assertThat(session.store().guess("toy")).isEmpty();
        Guess guess = session.lockIn(lab, "toy");
        assertThat(guess.right()).isTrue();
        assertThat(session.lockIn(lab, "toy")).isEqualTo(guess);
    }
}
