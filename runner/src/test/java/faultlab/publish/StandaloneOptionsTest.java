package faultlab.publish;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Lab;
import faultlab.session.TunedToy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario by itself has the flags that the runner would give it: 40 MB of the fault's, 48 where the shape fixes them, 56 in its own file. */
class StandaloneOptionsTest {

    @TempDir
    Path home;

    @TempDir
    static Path state;

    private Lab lab;

    @BeforeEach
    void layOut() throws IOException {
        var toy = TunedToy.in(home);
        toy.write("faults/toy/jvm.open.options", "# more\n-Xmx56m # MB\n");
        lab = toy.session().catalog().lab("toy");
    }

    private static void has(String output, String shape, int heap) {
        assertThat(output).containsPattern(Pattern.compile("(?m)^" + shape + "$(?s:.{0,200}?)heap +" + heap + " MB"));
    }

    private static void hasAll(String output) {
        has(output, "open", 56);
        has(output, "other", 40);
        has(output, "fixed", 48);
    }

    @Test
    void fromItsSourceWithTheJdkAlone() throws Exception {
        Process java = new ProcessBuilder(JBang.java(), "faults/toy/ToyScenario.java")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes());
        assertThat(java.waitFor()).as(output).isZero();
        hasAll(output);
    }

    @Test
    void fromJBangWhichTakesTheOptionsFilesWithIt() throws Exception {
        Path scenario = ScenarioHeader.scenario(lab);
        String text = ScenarioHeader.in(scenario, lab, Dependencies.ofRunner(MadeUpCheckout.home()));
        assertThat(text).contains("//FILES jvm.options=jvm.options\n//FILES jvm.open.options=jvm.open.options\n");
        Files.writeString(scenario, text);
        JBang.Said said = new JBang(state).type(state, scenario.toString());
        assertThat(said.exit()).as(said.output()).isZero();
        hasAll(said.output());
    }
}
