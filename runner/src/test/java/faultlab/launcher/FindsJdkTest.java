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

class FindsJdkTest {

    @TempDir
    Path machine;

    private Checkout checkout;

    @BeforeEach
    void withoutAnyJdk() throws IOException {
        checkout = Checkout.on(machine);
        Files.delete(machine.resolve("jvms/temurin-25/release"));
    }

    @Test
    void takesTheJdk25OfTheSystemAlthoughJavaOnPathIs17() throws Exception {
        javaOnPath(checkout.jdk("jvms/openjdk-17", "17.0.15"));
        checkout.jdk("jvms/temurin-25", "25.0.3");
        assertThat(checkout.lab("list").out()).startsWith("25.0.3[").endsWith("[list]\n");
        assertThat(checkout.mavenRuns())
                .singleElement()
                .asString()
                .startsWith("JAVA_HOME=" + machine + "/jvms/temurin-25 ");
    }

    @Test
    void takesJavaHomeBeforeAnyOther() throws Exception {
        checkout.jdk("jvms/temurin-25", "25.0.3");
        Path mine = checkout.jdk("my own/jdk", "26-ea");
        assertThat(labWith("JAVA_HOME", mine)).startsWith("26-ea[");
    }

    @Test
    void passesOverAJavaHomeThatIsTooOld() throws Exception {
        checkout.jdk("jvms/temurin-25", "25");
        assertThat(labWith("JAVA_HOME", checkout.jdk("old", "1.8.0_402"))).startsWith("25[");
    }

    @Test
    void followsJavaOnPathThroughItsLinks() throws Exception {
        javaOnPath(checkout.jdk("elsewhere/jdk", "25.0.1"));
        assertThat(checkout.lab().out()).startsWith("25.0.1[");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".sdkman/candidates/java/25-tem",
                ".jbang/cache/jdks/25",
                ".jbang/currentjdk",
                "Library/Java/JavaVirtualMachines/temurin-25/Contents/Home"
            })
    void findsAJdkBelowTheHomeFolder(String place) throws Exception {
        checkout.jdk("home/" + place, "25.0.2");
        assertThat(checkout.lab().out()).startsWith("25.0.2[");
    }

    @Test
    void withoutOneSaysWhatToInstallAndExits3() throws Exception {
        javaOnPath(checkout.jdk("jvms/openjdk-17", "17.0.15"));
        Checkout.Said said = checkout.lab("list");
        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .contains("no JDK 25 or later")
                .contains("sdk install java 25-tem", "jbang jdk install 25", "Temurin 25");
        assertThat(checkout.mavenRuns()).isEmpty();
    }

    @Test
    void aRuntimeWithoutACompilerWillNotDo() throws Exception {
        Files.delete(checkout.jdk("jvms/jre-25", "25.0.3").resolve("bin/javac"));
        assertThat(checkout.lab().exit()).isEqualTo(3);
    }

    private String labWith(String name, Path value) throws IOException, InterruptedException {
        return checkout.ended(checkout.start(Map.of(name, value.toString()), "list"))
                .out();
    }

    private void javaOnPath(Path jdk) throws IOException {
        Path alternative = Files.createSymbolicLink(machine.resolve("alternative"), jdk.resolve("bin/java"));
        Files.createSymbolicLink(machine.resolve("bin/java"), alternative);
    }
}
