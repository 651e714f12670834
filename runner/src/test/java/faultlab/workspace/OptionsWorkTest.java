package faultlab.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.session.TunedToy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with JVM flags among a learner's. */
class OptionsWorkTest {

    @TempDir
    Path home;

    private Lab lab;
    private Workspace workspace;
    private Path work;

    @BeforeEach
    void layOut() throws IOException {
        lab = TunedToy.in(home).session().catalog().lab("toy");
        workspace = new Workspace(home.resolve("work"), home.resolve("kept"));
        work = home.resolve("work/toy");
    }

    private String diff() {
        return Workspace.diff(lab, new Variant("work", work));
    }

    private String hash(String name) {
        return workspace.files(lab).stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .hash();
    }

    @Test
    void startCopiesThemAndResetBringsThemBack() throws IOException {
        workspace.start(lab);
        assertThat(work.resolve("jvm.options")).hasSameTextualContentAs(home.resolve("faults/toy/jvm.options"));
        Files.delete(work.resolve("jvm.options"));
        Files.writeString(work.resolve("jvm.open.options"), "-Xmx8m");
        Path kept = workspace.reset(lab).orElseThrow();
        assertThat(diff()).isEmpty();
        assertThat(kept.resolve("jvm.open.options")).hasContent("-Xmx8m");
    }

    @Test
    void diffShowsAChangedAndARemovedOne() throws IOException {
        workspace.start(lab);
        Files.writeString(work.resolve("jvm.open.options"), "-Xmx8m\n");
        workspace.remove(lab, "jvm.options", hash("jvm.options"));
        assertThat(diff()).contains("+++ work/jvm.open.options", "+-Xmx8m", "--- faults/toy/jvm.options", "--Xmx40m");
    }

    @Test
    void oneIsRemovedBeforeAnythingElseWasDone() {
        workspace.remove(lab, "jvm.options", hash("jvm.options"));
        assertThat(work.resolve("Counter.java")).exists();
        assertThat(work.resolve("jvm.options")).doesNotExist();
        workspace.save(lab, "jvm.options", "-Xmx8m", null);
        assertThat(work.resolve("jvm.options")).hasContent("-Xmx8m");
    }

    @Test
    void oneThatWasChangedSinceIsNotRemoved() throws IOException {
        workspace.start(lab);
        String seen = hash("jvm.options");
        Files.writeString(work.resolve("jvm.options"), "-Xmx8m");
        assertThatExceptionOfType(StaleException.class).isThrownBy(() -> workspace.remove(lab, "jvm.options", seen));
        assertThat(work.resolve("jvm.options")).hasContent("-Xmx8m");
    }

    @Test
    void oneThatTheLabDoesNotListIsNoFileOfIt() {
        assertThatExceptionOfType(IllegalFileException.class)
                .isThrownBy(() -> workspace.save(lab, "jvm.other.options", "-Xmx8m", null))
                .withMessageContaining("JVM flags go into jvm.options or jvm.open.options");
    }
}
