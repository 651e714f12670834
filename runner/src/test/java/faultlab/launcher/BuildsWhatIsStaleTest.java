package faultlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildsWhatIsStaleTest {

    @TempDir
    Path machine;

    private Checkout checkout;

    @BeforeEach
    void nothingIsBuilt() {
        checkout = Checkout.on(machine);
    }

    @Test
    void theFirstStartBuildsAndTheSecondRunsNoMaven() throws Exception {
        Checkout.Said first = checkout.lab("list");
        assertThat(first.err()).contains("Building Fault Lab");
        assertThat(first.out()).startsWith("25.0.3[").endsWith("[list]\n");
        assertThat(checkout.lab("list").err()).isEmpty();
        assertThat(checkout.mavenRuns()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "runner/pom.xml",
                "lab",
                "runner/src/main/java/Main.java",
                "runner/src/main/java",
                "site/style.css"
            })
    void buildsAgainWhatWasEdited(String path) throws Exception {
        checkout.lab();
        checkout.edited(path);
        assertThat(checkout.lab().exit()).isEqualTo(7);
        assertThat(checkout.mavenRuns()).hasSize(2);
        assertThat(checkout.mavenRuns().getLast()).contains(" package ").doesNotContain(" clean ");
    }

    @Test
    void buildsAgainWhenALibraryIsGone() throws Exception {
        checkout.lab();
        Files.delete(machine.resolve("a library.jar"));
        checkout.lab();
        assertThat(checkout.mavenRuns()).hasSize(2);
    }

    @Test
    void whatIsEditedWhileItBuildsIsBuiltByTheNextStart() throws Exception {
        checkout.maven(FakeMaven.BUILDS + ": >\"$home/a checkout/site/style.css\"\n");
        checkout.lab();
        checkout.maven(FakeMaven.BUILDS);
        checkout.lab();
        checkout.lab();
        assertThat(checkout.mavenRuns()).hasSize(2);
    }

    @Test
    void aFailedBuildShowsMavensErrorsAndStartsNothingOlder() throws Exception {
        checkout.lab();
        checkout.edited("pom.xml");
        checkout.maven(FakeMaven.FAILS);
        Checkout.Said failed = checkout.lab("list");
        assertThat(failed.exit()).isEqualTo(3);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .contains("[4,43] ';' expected", "the build failed")
                .doesNotContain("re-run Maven");
        assertThat(checkout.lab("list").exit()).isEqualTo(3);
        checkout.maven(FakeMaven.BUILDS);
        assertThat(checkout.lab("list").exit()).isEqualTo(7);
        assertThat(checkout.mavenRuns().getLast()).contains(" clean package ");
    }

    @Test
    void aFullDiskIsSaid() throws Exception {
        checkout.maven(FakeMaven.FILLS_THE_DISK);
        Checkout.Said said = checkout.lab();
        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.err()).contains("is full").contains("Free some space");
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws Exception {
        checkout.write(".lab", "a file where the folder should be");
        Checkout.Said said = checkout.lab();
        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.err()).contains("cannot write into " + checkout.folder() + "/.lab");
    }

    @Test
    void withoutMavenNamesTheWayThroughJBang() throws Exception {
        Files.delete(machine.resolve("bin/mvn"));
        Checkout.Said said = checkout.lab("check", "handoff");
        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.err()).contains("no Maven").contains("jbang lab@. check handoff");
    }

    @Test
    void whatIsBuiltStartsWithoutMaven() throws Exception {
        checkout.lab();
        Files.delete(machine.resolve("bin/mvn"));
        assertThat(checkout.lab("list").exit()).isEqualTo(7);
    }

    @Test
    void handsOnEveryWordAsItIsAndTheExitCode() throws Exception {
        Checkout.Said said = checkout.lab("run", "two words", "", "*");
        assertThat(said.out()).endsWith("faultlab.FaultLab][run][two words][][*]\n");
        assertThat(said.exit()).isEqualTo(7);
        assertThat(checkout.lab().out()).endsWith("[faultlab.FaultLab]\n");
    }

    @Test
    void worksThroughALinkFromAnotherFolder() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(
                machine.resolve("link"), checkout.folder().resolve("lab"));
        assertThat(checkout.ended(checkout.start(link, Map.of(), "list")).out())
                .contains("[-Dfaultlab.home=" + checkout.folder() + "]");
    }
}
