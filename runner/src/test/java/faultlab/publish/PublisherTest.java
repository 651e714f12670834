package faultlab.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {

    @TempDir
    Path folder;

    @Test
    void theCheckoutsGeneratedFilesSayWhatTheLabsAndThePomsSay() throws IOException {
        assertThat(Publisher.of(MadeUpCheckout.home()).drifted())
                .as("type ./lab generate and commit what it writes")
                .isEmpty();
    }

    @Test
    void writesWhatIsMissingAndThenNothing() throws IOException {
        Publisher publisher = Publisher.of(MadeUpCheckout.in(folder));
        assertThat(publisher.publish())
                .containsExactly(
                        "Deps.java",
                        "README.md",
                        "docs/diagnosis.md",
                        "faults/tap/TapScenario.java",
                        "jbang-catalog.json",
                        "lab.java",
                        "runner/src/main/resources/roots/index.txt");
        assertThat(publisher.drifted()).isEmpty();
        assertThat(publisher.publish()).isEmpty();
    }

    @Test
    void othersMayReadWhatItWrites() throws IOException {
        Path checkout = published();
        Path byHand = Files.writeString(folder.resolve("by-hand"), "");
        assertThat(Files.getPosixFilePermissions(checkout.resolve("Deps.java")))
                .isEqualTo(Files.getPosixFilePermissions(byHand));
    }

    @Test
    void aChangedTitleDriftsTheCatalogAndTheTable() throws IOException {
        Path checkout = published();
        MadeUpCheckout.replace(checkout.resolve("labs/tap/lab.yaml"), "The tap that drips", "The tap that runs");
        assertThat(Publisher.of(checkout).drifted()).containsExactly("README.md", "jbang-catalog.json");
    }

    @Test
    void aNewFileOfALabDriftsTheIndexAndTheScript() throws IOException {
        Path checkout = published();
        Files.writeString(checkout.resolve("labs/tap/hints.md"), "## 1");
        assertThat(Publisher.of(checkout).drifted())
                .containsExactly("lab.java", "runner/src/main/resources/roots/index.txt");
    }

    @Test
    void aSharedFileMoreDriftsEveryScenario() throws IOException {
        Path checkout = published();
        Files.writeString(checkout.resolve("faults/shared/Valve.java"), "package shared; class Valve {}");
        assertThat(Publisher.of(checkout).drifted()).contains("faults/tap/TapScenario.java");
    }

    @Test
    void anotherVersionInThePomDriftsDepsAndTheScenariosThatUseIt() throws IOException {
        Path checkout = published();
        MadeUpCheckout.replace(checkout.resolve("pom.xml"), "<pool.version>1.2<", "<pool.version>1.3<");
        assertThat(Publisher.of(checkout).drifted()).containsExactly("Deps.java", "faults/tap/TapScenario.java");
    }

    @Test
    void takesCompileAndRuntimeDependenciesAndBomsButNoTestOnes() throws IOException {
        assertThat(Publisher.of(MadeUpCheckout.in(folder)).expected().get("Deps.java"))
                .contains("//DEPS org.made:bom:7@pom\n//DEPS org.made:pool:1.2\n//DEPS org.made:managed:3\n")
                .doesNotContain("only-for-tests");
    }

    @Test
    void leavesTheScenariosOwnLinesAsTheyAre() throws IOException {
        assertThat(Publisher.of(MadeUpCheckout.in(folder)).expected().get("faults/tap/TapScenario.java"))
                .isEqualTo("""
                        // spotless:off
                        //JAVA 25+
                        //DEPS org.made:pool:1.2
                        //SOURCES Tap.java
                        //SOURCES ../shared/Scenario.java
                        //FILES lab.yaml=../../labs/tap/lab.yaml
                        // spotless:on
                        package tap;
                        """);
    }

    @Test
    void givesAScenarioThatHasNoneItsDirectives() throws IOException {
        Path checkout = MadeUpCheckout.in(folder);
        String asItWas = Publisher.of(checkout).expected().get("faults/tap/TapScenario.java");
        Files.writeString(checkout.resolve("faults/tap/TapScenario.java"), "package tap;\n");
        assertThat(Publisher.of(checkout).expected().get("faults/tap/TapScenario.java"))
                .isEqualTo(asItWas);
    }

    @Test
    void packsNoPomsNoBuildsAndNoHiddenFiles() throws IOException {
        Path checkout = MadeUpCheckout.in(folder);
        Files.writeString(checkout.resolve("labs/pom.xml"), "");
        Files.createDirectories(checkout.resolve("labs/target"));
        Files.writeString(checkout.resolve("labs/target/Tap.class"), "");
        Files.writeString(checkout.resolve("labs/tap/.DS_Store"), "");
        assertThat(Publisher.of(checkout).expected().get("runner/src/main/resources/roots/index.txt"))
                .isEqualTo("""
                        faults/shared/Scenario.java
                        faults/tap/Tap.java
                        faults/tap/TapScenario.java
                        labs/tap/lab.yaml
                        """);
    }

    @Test
    void aReadmeWithoutMarkersIsRefusedWithTheMarkers() throws IOException {
        Path checkout = MadeUpCheckout.in(folder);
        Files.writeString(checkout.resolve("README.md"), "# Fault Lab\n");
        assertThatThrownBy(() -> Publisher.of(checkout).expected())
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("README.md")
                .hasMessageContaining("<!-- end of labs -->");
    }

    @Test
    void aLibraryThatTheRunnerDoesNotHaveIsRefused() throws IOException {
        Path checkout = MadeUpCheckout.in(folder);
        MadeUpCheckout.replace(checkout.resolve("labs/tap/lab.yaml"), "[pool]", "[pond]");
        assertThatThrownBy(() -> Publisher.of(checkout).expected()).hasMessageContaining("artifactId pond");
    }

    private Path published() throws IOException {
        Path checkout = MadeUpCheckout.in(folder);
        Publisher.of(checkout).publish();
        return checkout;
    }
}
