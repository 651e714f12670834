package faultlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MainTest {

    private static String[] completed(String... args) {
        return Main.completed(Main.commandLine(Path.of("."), Site.NONE), args);
    }

    @Test
    void optionsWithoutACommandAreThoseOfTheSite() {
        assertThat(completed("--no-open", "--port", "7744")).containsExactly("serve", "--no-open", "--port", "7744");
    }

    @Test
    void whatHasACommandOrNeedsNoneStaysAsItIsTyped() {
        assertThat(completed()).isEmpty();
        assertThat(completed("list", "--json")).containsExactly("list", "--json");
        assertThat(completed("--help")).containsExactly("--help");
        assertThat(completed("--version")).containsExactly("--version");
        assertThat(completed("-h")).containsExactly("-h");
        assertThat(completed("lits")).containsExactly("lits");
    }
}
