package faultlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestsEverythingTest {

    @TempDir
    Path machine;

    private Checkout checkout;

    @BeforeEach
    void nothingIsBuilt() {
        checkout = Checkout.on(machine);
    }

    @Test
    void runsMavenWithEveryTestThenVerifiesTheLabsAndCountsBoth() throws Exception {
        checkout.maven(FakeMaven.VERIFIES);
        Checkout.Said said = checkout.lab("test");
        assertThat(checkout.mavenRuns())
                .singleElement()
                .asString()
                .contains(" verify ")
                .doesNotContain("test.skip");
        Path verified = checkout.folder().resolve(".lab/verified.json");
        assertThat(Files.readString(verified)).endsWith("[faultlab.FaultLab][verify][--json]\n");
        assertThat(said.out())
                .contains("[INFO] Tests run: 1")
                .endsWith("[faultlab.suite.Suite][%s][1][%s][7]\n".formatted(checkout.folder(), verified));
        assertThat(said.exit()).isEqualTo(7);
    }

    @Test
    void aBuildThatDoesNotCompileIsOneFailureAndNoTest() throws Exception {
        checkout.maven("exit 1\n");
        Checkout.Said said = checkout.lab("test");
        assertThat(said.out()).endsWith("\n0 passed, 1 failed\n");
        assertThat(said.exit()).isEqualTo(1);
    }

    @Test
    void reportsOfAnEarlierRunAreNotCounted() throws Exception {
        Path report = checkout.write("runner/target/surefire-reports/TEST-Old.xml", "<testsuite/>");
        checkout.lab("test");
        assertThat(report).doesNotExist();
    }

    @Test
    void whatItBuiltIsCurrent() throws Exception {
        checkout.maven(FakeMaven.VERIFIES);
        checkout.lab("test");
        checkout.lab("list");
        assertThat(checkout.mavenRuns()).hasSize(1);
    }
}
